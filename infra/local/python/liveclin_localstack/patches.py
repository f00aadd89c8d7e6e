"""Patches for defects of LocalStack 4.13.1. `defects.py` tells when one is no longer needed."""

import functools
import os
import tempfile
from collections import defaultdict

from localstack.aws.api.cloudformation import ChangeAction
from localstack.runtime.server import twisted
from localstack.services.cloudformation.engine.v2.change_set_model_executor import (
    ChangeSetModelExecutor,
)
from localstack.services.cloudformation.resource_provider import OperationStatus, ProgressEvent
from localstack.services.lambda_.invocation import assignment
from localstack.services.s3 import provider as s3
from localstack.services.stepfunctions.asl.component.state.state_execution.state_map.iteration.itemprocessor import (
    distributed_item_processor_worker as distributed,
)
from localstack.services.stepfunctions.asl.utils import json_path


def _eval_pool(self, job, worker_frame) -> None:
    """The original calls itself once per item: a RecursionError after some hundred items."""
    while job is not None:
        job_frame = worker_frame.open_inner_frame()
        self._eval_job(env=job_frame, job=job)
        worker_frame.delete_frame(job_frame)

        ended = isinstance(job.job_output, Exception) or self.stopped()
        next_job = None if ended else self._job_pool.next_job()
        if next_job is None:
            # Before the job is closed: closed jobs let the Map continue, which must not find the
            # frame any more.
            self._env.delete_frame(worker_frame)
            self._job_pool.close_job(job)
            return
        self._job_pool.close_job(job)
        job = next_job
    self._env.delete_frame(worker_frame)


class _Environments(dict):
    """A function's environments by id, safe to iterate over while another thread adds one."""

    def values(self):
        return list(super().values())


def _patch_assignment_service() -> None:
    original = assignment.AssignmentService.__init__

    @functools.wraps(original)
    def create(self) -> None:
        original(self)
        # Invocations look for a free environment in a dict that others add to at the same time:
        # "dictionary changed size during iteration" fails the invocation.
        self.environments = defaultdict(_Environments)

    assignment.AssignmentService.__init__ = create


def _listen_on_loopback_only() -> None:
    """LocalStack ignores the host of GATEWAY_LISTEN and listens on every interface."""
    endpoints = twisted.endpoints
    endpoints.TCP4ServerEndpoint = functools.partial(
        endpoints.TCP4ServerEndpoint, interface="127.0.0.1"
    )


def _keep_retained_resources() -> None:
    """CloudFormation keeps what has the deletion policy Retain; LocalStack deletes it all the same."""
    original = ChangeSetModelExecutor._execute_resource_action

    @functools.wraps(original)
    def execute(self, action, logical_resource_id, *arguments, **options):
        if action == ChangeAction.Remove and _is_retained(self._change_set.stack, logical_resource_id):
            return ProgressEvent(OperationStatus.SUCCESS, resource_model={})
        return original(self, action, logical_resource_id, *arguments, **options)

    ChangeSetModelExecutor._execute_resource_action = execute


def _is_retained(stack, logical_resource_id: str) -> bool:
    templates = (stack.template or {}, stack.processed_template or {})
    resources = (template.get("Resources", {}).get(logical_resource_id, {}) for template in templates)
    return any(resource.get("DeletionPolicy") == "Retain" for resource in resources)


def apply() -> None:
    """Call after the shims, when `tempfile` knows its directory, and before LocalStack starts."""
    # Parser tables are built anew for every path that is looked up: 65 % of the CPU of a Map.
    json_path.parse = functools.lru_cache(maxsize=4096)(json_path.parse)
    distributed.DistributedItemProcessorWorker._eval_pool = _eval_pool
    _patch_assignment_service()
    # Objects go to one fixed directory under /tmp, shared by all targets and users and never removed.
    s3.DEFAULT_S3_TMP_DIR = os.path.join(tempfile.gettempdir(), "s3")
    _listen_on_loopback_only()
    _keep_retained_resources()
