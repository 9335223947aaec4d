"""Runs az commands that come as lines of JSON, in one process, and answers each with a line of JSON.

Request: a list of arguments without the leading "az". Answer: {"exit": N, "out": "...", "err": "..."}.
It is the Azure CLI itself that runs; only the start of the interpreter is paid for once.
"""
# Loaded first: in some installations parts of the CLI import each other in a circle otherwise.
import requests  # noqa: F401
import contextlib
import io
import json
import logging
import os
import sys

# What knack decides once, when it is imported: neither colours nor progress bars in a file.
os.environ["AZURE_CORE_NO_COLOR"] = "true"

from azure.cli.core import get_default_cli


def run(arguments):
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        cli = get_default_cli()
        try:
            code = cli.invoke(arguments, out_file=out) or 0
        except SystemExit as e:
            code = e.code if isinstance(e.code, int) else 1
    # Each invocation adds handlers that write to the streams of its own; drop those of this one.
    for name in ("cli", "az_command_data_logger", "msrest", "azure"):
        logging.getLogger(name).handlers.clear()
    return {"exit": code, "out": out.getvalue(), "err": err.getvalue()}


def main():
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
