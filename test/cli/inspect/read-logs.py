"""Reads Inspect logs with Inspect's own reader and prints, as JSON, what it found in each.

Usage: python read-logs.py <log> ...
"""

import json
import math
import os
import sys
from collections import Counter

import inspect_ai
from inspect_ai.log import list_eval_logs, read_eval_log, read_eval_log_sample_summaries, recompute_metrics

METRICS = ("accuracy", "stderr")


def metrics_of(log):
    return {score.name: {name: score.metrics[name].value for name in METRICS} for score in log.results.scores}


def recomputed(log):
    """None from an old version, which computes again only what its own scorers gave."""
    try:
        recompute_metrics(log)
    except LookupError:
        return None
    return metrics_of(log)


def kind_of(sample, scorer):
    """How the sample counts: C, I, NaN, error or none."""
    if sample.error is not None:
        return "error"
    if scorer not in (sample.scores or {}):
        return "none"
    value = sample.scores[scorer].value
    return "NaN" if isinstance(value, float) and math.isnan(value) else value


def found_in(path):
    header = read_eval_log(path, header_only=True)
    log = read_eval_log(path, resolve_attachments=True)
    written = metrics_of(log)
    scorers = list(written)
    counts = {scorer: Counter(kind_of(sample, scorer) for sample in log.samples) for scorer in scorers}
    return {
        "status": header.status,
        "task": header.eval.task,
        "model": header.eval.model,
        "run": header.eval.run_id,
        "samples": len(log.samples),
        "completed": header.results.completed_samples,
        "summaries": len(read_eval_log_sample_summaries(path)),
        "messages": sum(len(sample.messages) for sample in log.samples),
        "counts": counts,
        "written": written,
        "recomputed": recomputed(log),
    }


paths = sys.argv[1:]
listed = [os.path.basename(log.name) for log in list_eval_logs(os.path.dirname(paths[0]))]
print(
    json.dumps(
        {
            "version": inspect_ai.__version__,
            "listed": sorted(listed),
            "logs": {os.path.basename(path): found_in(path) for path in paths},
        }
    )
)
