"""Which defects of LocalStack still need their patch: ``python -m liveclin_localstack.defects``.

Prints a JSON object that says of each defect whether an unpatched LocalStack still has it. Where it
says false, the patch (or shim) can go.
"""

import json
import sys
import tempfile
from types import SimpleNamespace

from liveclin_localstack import shims


def parser_tables_are_rebuilt() -> bool:
    from localstack.services.stepfunctions.asl.utils import json_path

    return json_path.parse("$.a.b") is not json_path.parse("$.a.b")


def map_recurses_per_item(items: int = 1500) -> bool:
    from localstack.services.stepfunctions.asl.component.state.state_execution.state_map.iteration.itemprocessor.distributed_item_processor_worker import (
        DistributedItemProcessorWorker,
    )

    jobs = iter([SimpleNamespace(job_output=None) for _ in range(items)])
    frame = SimpleNamespace(open_inner_frame=lambda: None, delete_frame=lambda _: None)
    worker = object.__new__(DistributedItemProcessorWorker)
    worker._env = frame
    worker._stop_signal_received = False
    worker._job_pool = SimpleNamespace(
        next_job=lambda: next(jobs, None), close_job=lambda _: None
    )
    worker._eval_job = lambda env, job: None
    try:
        worker._eval_pool(job=next(jobs), worker_frame=frame)
    except RecursionError:
        return True
    return False


def environments_change_while_searched() -> bool:
    from localstack.services.lambda_.invocation.assignment import AssignmentService
    from localstack.services.lambda_.invocation.execution_environment import InvalidStatusException
    from localstack.services.lambda_.invocation.lambda_models import InitializationType

    service = AssignmentService()
    environments = service.environments["version"]

    def reserve_while_another_is_added() -> None:
        environments[f"other-{len(environments)}"] = SimpleNamespace(initialization_type="other")
        raise InvalidStatusException("busy")

    def start(*_arguments) -> SimpleNamespace:
        return SimpleNamespace(id="new", reserve=lambda: None, release=lambda: None)

    on_demand = InitializationType.on_demand
    environments["busy"] = SimpleNamespace(
        initialization_type=on_demand, reserve=reserve_while_another_is_added
    )
    service.start_environment = start
    try:
        with service.get_environment("version", None, on_demand):
            return False
    except RuntimeError:
        return True


def listens_on_every_interface() -> bool:
    from localstack import config
    from localstack.runtime.server import twisted

    listened = []
    gateway = SimpleNamespace(accept=None)
    original = twisted.endpoints.TCP4ServerEndpoint

    def record(*arguments, **options):
        endpoint = original(*arguments, **options)
        listened.append(endpoint._interface)
        return SimpleNamespace(listen=lambda _: None)

    twisted.endpoints.TCP4ServerEndpoint = record
    try:
        twisted.TwistedRuntimeServer().register(gateway, [config.HostAndPort("127.0.0.1", 0)])
    finally:
        twisted.endpoints.TCP4ServerEndpoint = original
    return listened != ["127.0.0.1"]


def objects_leave_the_state_directory() -> bool:
    from localstack.services.s3.provider import S3Provider

    directory = S3Provider()._storage_backend.root_directory
    return not directory.startswith(tempfile.gettempdir())


def retained_resources_are_deleted() -> bool:
    from localstack.aws.api.cloudformation import ChangeAction
    from localstack.services.cloudformation.engine.v2.change_set_model_executor import (
        ChangeSetModelExecutor,
    )

    class Deleted(Exception):
        pass

    def delete(**_) -> None:
        raise Deleted

    template = {"Resources": {"Kept": {"DeletionPolicy": "Retain"}}}
    executor = object.__new__(ChangeSetModelExecutor)
    executor._change_set = SimpleNamespace(
        stack=SimpleNamespace(template=template, processed_template=None)
    )
    executor.create_resource_provider_payload = delete
    try:
        executor._execute_resource_action(
            action=ChangeAction.Remove,
            logical_resource_id="Kept",
            resource_type="AWS::S3::Bucket",
            before_properties=None,
            after_properties=None,
        )
        return False
    except Deleted:
        return True


DEFECTS = (
    parser_tables_are_rebuilt,
    map_recurses_per_item,
    environments_change_while_searched,
    listens_on_every_interface,
    objects_leave_the_state_directory,
    retained_resources_are_deleted,
)


def main() -> None:
    shims.apply()
    # As the launcher does; the directory is never created.
    tempfile.tempdir = "/state"
    if "--patched" in sys.argv:
        from liveclin_localstack import patches

        patches.apply()
    print(json.dumps({defect.__name__: defect() for defect in DEFECTS}))


if __name__ == "__main__":
    main()
