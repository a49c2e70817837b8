"""The scorer that stands beside the documents: a program of its own, whose rules are used here too."""

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType


@dataclass
class Scorer:
    path: Path
    module: ModuleType


def scorer_beside(data, named=None):
    """The scorer named, or the one at ../score/score.py beside the folder of documents."""
    path = named or data.resolve().parent / "score" / "score.py"
    if not path.is_file():
        sys.exit(f"no scorer at {path}; name it with --scorer")
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return Scorer(path, module)
