"""Receipts with known truth, and weights fitted on some of them and tried on the others, whole vendors held out."""

import csv
import json
import subprocess
from itertools import combinations
from pathlib import Path

import weighing
from measured import run

FOLDS = 5
ERRORS_ALLOWED = 0.005  # of what is proved
WEIGHTS = Path(__file__).resolve().parent.parent / "crates/interpret/src/weights.tsv"


class Receipts:
    """Readings with their truth: the pictures as the program reads them, and receipts that people transcribed."""

    def __init__(self, vouch, scorer, data, out):
        self.vouch, self.scorer, self.out = vouch, scorer, out
        pictures = sorted(path for path in (data / "sroie/img").iterdir() if path.suffix == ".jpg")
        read = out / "pictures.readings.jsonl"
        if not read.exists():
            done = run([vouch, "extract", "--format", "readings", *pictures])
            read.write_text(done.output, encoding="utf-8")
        self.lines = {"read": {}, "transcribed": {}}
        for line in read.read_text(encoding="utf-8").splitlines():
            self.lines["read"][weighing.name_of(json.loads(line)["file"])] = line
        for path in sorted((data / "sroie_text/box").glob("*.csv")):
            self.lines["transcribed"][path.stem] = json.dumps(transcribed(path))
        truth = {"read": data / "sroie/truth.csv", "transcribed": data / "sroie_text/truth.csv"}
        self.truths = {kind: dict(scorer.truth_rows("receipts", path)) for kind, path in truth.items()}

    def fold(self, kind, name):
        group = weighing.vendor_group(self.truths[kind][name]["vendor"])
        return weighing.fold_of(group, FOLDS)

    def explained(self, weights=None, folds=None):
        """What `vouch explain` says of the receipts of some folds, by other weights: documents by kind."""
        found = {}
        for kind, lines in self.lines.items():
            of_folds = [line for name, line in lines.items() if folds is None or self.fold(kind, name) in folds]
            readings = self.out / "some.readings.jsonl"
            readings.write_text("\n".join(of_folds) + "\n", encoding="utf-8")
            words = ["--weights", weights] if weights else []
            command = [self.vouch, "explain", "--format", "jsonl", "--readings", readings, *words]
            output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
            found[kind] = [json.loads(line) for line in output.splitlines()]
        return found

    def examples(self, learn, explained):
        return [
            example
            for kind, documents in explained.items()
            for example in learn(self.scorer, documents, self.truths[kind])
        ]


def transcribed(path):
    """A receipt whose lines people wrote down, each with its four corners, as a reading."""
    with open(path, encoding="utf-8", errors="replace") as file:
        rows = [line.rstrip("\n").split(",", 8) for line in file]
    rows = [([float(number) for number in row[:8]], row[8].strip()) for row in rows if len(row) == 9]
    width = 1.03 * max(max(corners[0::2]) for corners, _ in rows)
    height = 1.02 * max(max(corners[1::2]) for corners, _ in rows)
    lines = []
    for corners, text in rows:
        left, top, right, bottom = corners[0], corners[1], corners[4], corners[5]
        words, at = [], 0
        for word in text.split(" "):
            if word:
                letter = (right - left) / max(len(text), 1)
                bounds = {
                    "x": (left + letter * at) / width,
                    "y": top / height,
                    "w": letter * len(word) / width,
                    "h": (bottom - top) / height,
                }
                words.append({"text": word, "bounds": bounds, "confidence": None})
            at += len(word) + 1
        if words:
            first, last = words[0]["bounds"], words[-1]["bounds"]
            bounds = {**first, "w": last["x"] + last["w"] - first["x"]}
            lines.append({"words": words, "bounds": bounds})
    page = {"page": 0, "aspect": width / height, "origin": "recognised", "layout": {"lines": lines}}
    engine = {"name": "transcription", "version": "1"}
    reading = {"engine": engine, "read_at": "1970-01-01T00:00:00Z", "pages": [page], "values": []}
    return {"file": f"{path.stem}.txt", "readings": [reading]}


def fitted(receipts, training, path):
    """Writes the weights that choose among the candidates of these examples; probabilities stay as believed."""
    weights = weighing.read_weights(WEIGHTS)
    found = {}
    for model in weighing.MODELS:
        found.update(weighing.fit(model, training, weights))
    # What may be proved is asked without a limit, so that the limit can be found.
    found.update({key: 0.0 for key in weights if key[1] == weighing.LIMIT})
    weighing.write_weights(path, WEIGHTS, found)
    return found


def with_beliefs(choice, examples):
    """Weights of choice, and with them those of probability and its limits, from values that were out of fold."""
    weights = weighing.read_weights(WEIGHTS)
    found = dict(choice)
    for field in weighing.MODELS:
        model = weighing.belief_in(field)
        found.update(weighing.fit(model, examples, weights))
        found[model, weighing.LIMIT] = limit(model, found, examples)
    return found


def limit(model, weights, examples):
    """The lowest probability from which on at most so many of the values that evidence proves are wrong."""
    ranked = sorted(
        (probability(model, weights, example), example.right[0])
        for example in examples
        if example.model == model and example.proved
    )
    for at, (lowest, _) in enumerate(ranked):
        wrong = sum(not right for _, right in ranked[at:])
        if wrong <= ERRORS_ALLOWED * (len(ranked) - at):
            return lowest - 0.0005 if at else 0.0
    return 1.0


def probability(model, weights, example):
    score = sum(weights.get((model, name), 0.0) * strength for name, strength in example.rows[0].items())
    return weighing.sigmoid(score)


class Held:
    """Beliefs about the receipts of one fold, by weights fitted without it (and without another fold)."""

    def __init__(self, receipts, training_of, fold, without):
        path = receipts.out / f"weights-without-{'-'.join(map(str, sorted(without)))}.tsv"
        training = [example for at, examples in training_of.items() if at not in without for example in examples]
        self.choice = fitted(receipts, training, path)
        explained = receipts.explained(path, {fold})
        self.examples = receipts.examples(weighing.beliefs, explained)


def training_by_fold(receipts):
    """Examples of choice by fold, as the priors see them: what is fitted depends on no earlier fit."""
    priors = {key: prior for key, (prior, _) in weighing.read_weights(WEIGHTS).items()}
    path = receipts.out / "priors.tsv"
    weighing.write_weights(path, WEIGHTS, priors)
    by_fold = {fold: [] for fold in range(FOLDS)}
    for example in receipts.examples(weighing.choices, receipts.explained(path)):
        by_fold[weighing.fold_of(example.group, FOLDS)].append(example)
    return by_fold


def fit_all(receipts, path):
    """Weights from all receipts: choices from all, probabilities from values that were out of fold."""
    by_fold = training_by_fold(receipts)
    held = [Held(receipts, by_fold, fold, {fold}) for fold in range(FOLDS)]
    everything = [example for examples in by_fold.values() for example in examples]
    choice = fitted(receipts, everything, path)
    examples = [example for one in held for example in one.examples]
    found = with_beliefs(choice, examples)
    weighing.write_weights(path, WEIGHTS, found)


def out_of_fold(receipts):
    """Every receipt explained by weights that were fitted, probabilities and limits included, without its vendor."""
    by_fold = training_by_fold(receipts)
    inner = {}
    for one, other in combinations(range(FOLDS), 2):
        inner[one, other] = Held(receipts, by_fold, one, {one, other})
        inner[other, one] = Held(receipts, by_fold, other, {one, other})
    found = {kind: [] for kind in receipts.lines}
    for fold in range(FOLDS):
        training = [example for at, examples in by_fold.items() if at != fold for example in examples]
        path = receipts.out / f"weights-for-{fold}.tsv"
        choice = fitted(receipts, training, path)
        held = [inner[other, fold] for other in range(FOLDS) if other != fold]
        examples = [example for one in held for example in one.examples]
        weighing.write_weights(path, WEIGHTS, with_beliefs(choice, examples))
        for kind, documents in receipts.explained(path, {fold}).items():
            found[kind] += documents
    return found
