"""Fits the weights by which Vouch chooses: what was weighed, which of it was right, and the weights that tell them apart.

A weight is fitted towards its prior, the belief it starts from (the third column of weights.tsv), so that a feature that
the receipts at hand do not show keeps what is known of it. The same input always gives the same weights.
"""

import math
import re
from collections import Counter
from difflib import SequenceMatcher

CHOICES = ("vendor", "date", "total")  # one of many is right
LINES = "vendor_address"  # each line is right or wrong by itself
MODELS = (*CHOICES, LINES)
PULL = 4.0  # how strongly a prior holds the weight of a choice
PULL_OF_BELIEF = 0.5  # and of a probability
RIVALS = 24  # options of a document that are looked at
ALIKE = 0.85  # a misread value is still the right one to choose
LONGEST_LINE = 14  # lines under the name that are looked at
LIMIT = "limit"  # the probability from which on a value may be proved


def read_weights(path):
    """(model, feature) to [prior, weight], in the order of the table."""
    rows = (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if not line.startswith("#"))
    return {(row[0], row[1]): [float(row[2]), float(row[3])] for row in rows if len(row) == 4}


def write_weights(path, source, fitted):
    """The table `source` with the fitted weights, at `path`; comments, order and priors stay."""
    lines = []
    for line in open(source, encoding="utf-8"):
        row = line.rstrip("\n").split("\t")
        if len(row) == 4 and not line.startswith("#") and (row[0], row[1]) in fitted:
            row[3] = f"{fitted[row[0], row[1]]:.2f}"
        lines.append("\t".join(row) + "\n")
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(lines)


def vendor_group(truth):
    """What all receipts of one vendor share: the first words of its name, whatever the branch."""
    return "".join(re.findall(r"[a-z0-9]+", truth.lower())[:2])


def fold_of(group, folds):
    """The fold of a vendor, the same on every machine."""
    return sum((at + 1) * ord(c) for at, c in enumerate(group)) * 2654435761 % 2**32 * folds // 2**32


class Example:
    """What was weighed by one model for one document: rows of feature strengths, and which of them are right."""

    def __init__(self, model, options, right, group, proved=False):
        self.model, self.right, self.group, self.proved = model, right, group, proved
        self.rows = [{name: terms[0] for name, terms in option["features"].items()} for option in options]


def choices(scorer, explained, truths):
    """Every choice among the explained documents that can be learned from; `truths` by name of the document."""
    found = []
    for truth, document in with_truth(explained, truths):
        for field in MODELS:
            answers, kind = answers_of(scorer, truth, field)
            options = [option for option in document["weighed"] if option["field"] == field]
            if not answers or not options:
                continue
            if field == LINES:
                options = options[:LONGEST_LINE]
                right = [is_line_of(scorer.fold(option["value"]), scorer.fold(answers[0])) for option in options]
            else:
                options = sorted(options, key=lambda option: -option["score"])[:RIVALS]
                right = right_options(scorer, kind, answers, options)
            if field == LINES or any(right):
                found.append(Example(field, options, right, vendor_group(truth["vendor"])))
    return found


def beliefs(scorer, explained, truths):
    """Every value that was concluded, and whether it is right."""
    found = []
    for truth, document in with_truth(explained, truths):
        for option in document["believed"]:
            answers, kind = answers_of(scorer, truth, option["field"])
            right = [any(scorer.same(kind, answer, option["value"]) for answer in answers)]
            if answers and (right[0] or not is_paid(option)):
                proved = document["fields"][option["field"]]["verdict"] == "proved"
                group = vendor_group(truth["vendor"])
                found.append(Example(belief_in(option["field"]), [option], right, group, proved))
    return found


def is_paid(option):
    """Whether a sum closes and cash less change comes to it as well: where the truth says otherwise, the label of the
    receipt is at fault (all four that were met name a sum before discount or tax), and nothing is learned from it."""
    return {"evidence:sum_closes", "evidence:cash_less_change"} <= option["features"].keys()


def belief_in(field):
    return f"{field}:right"


def with_truth(explained, truths):
    for document in explained:
        truth = truths.get(name_of(document["file"]))
        if truth is not None and document["document"] == 0:
            yield truth, document


def name_of(file):
    return file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def answers_of(scorer, truth, field):
    columns, kind, gate = scorer.MODES["receipts"][field]
    return scorer.answers(truth, columns, gate), kind


def right_options(scorer, kind, answers, options):
    right = [any(scorer.same(kind, answer, option["value"]) for answer in answers) for option in options]
    if kind == "text" and not any(right):
        alike = [max(scorer.similarity(answer, option["value"]) for answer in answers) for option in options]
        right = [near == max(alike) and near >= ALIKE for near in alike]
    return right


def is_line_of(line, address):
    line, address = line.replace(" ", ""), address.replace(" ", "")
    if len(line) < 3:
        return False
    blocks = SequenceMatcher(None, line, address, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) >= ALIKE * len(line)


def fit(model, all_examples, weights):
    """The weights of one model, from all examples of it."""
    priors = {feature: prior for (owner, feature), (prior, _) in weights.items() if owner == model and feature != LIMIT}
    names = sorted(priors)
    index = {name: at for at, name in enumerate(names)}
    of_model = [example for example in all_examples if example.model == model]
    often = Counter(example.group for example in of_model)
    # A vendor with many receipts counts more than one with a single receipt, but not as many times more.
    data = [
        (
            [[(index[name], strength) for name, strength in row.items() if name in index] for row in example.rows],
            example.right,
            often[example.group] ** -0.5,
        )
        for example in of_model
    ]
    prior = [priors[name] for name in names]
    loss = choice_loss if model in CHOICES else line_loss
    pull = PULL if model in MODELS else PULL_OF_BELIEF
    fitted = minimize(lambda w: with_pull(loss(data, w), w, prior, pull), prior)
    return {(model, name): fitted[index[name]] for name in names}


def with_pull(value_and_gradient, w, prior, pull):
    value, gradient = value_and_gradient
    for at, (weight, belief) in enumerate(zip(w, prior)):
        value += pull * (weight - belief) ** 2
        gradient[at] += 2 * pull * (weight - belief)
    return value, gradient


def choice_loss(data, w):
    """How improbable the right options are, where an option's share grows with the exponential of its score."""
    loss, gradient = 0.0, [0.0] * len(w)
    for rows, right, importance in data:
        scores = [sum(w[at] * strength for at, strength in row) for row in rows]
        top = max(scores)
        shares = [math.exp(score - top) for score in scores]
        whole = sum(shares)
        hit = sum(share for share, is_right in zip(shares, right) if is_right)
        loss -= importance * math.log(max(hit / whole, 1e-300))
        for row, share, is_right in zip(rows, shares, right):
            slope = importance * (share / whole - (share / hit if is_right and hit > 0 else 0.0))
            if abs(slope) > 1e-9:
                for at, strength in row:
                    gradient[at] += slope * strength
    return loss, gradient


def line_loss(data, w):
    """How improbable each line's being right or wrong is."""
    loss, gradient = 0.0, [0.0] * len(w)
    for rows, right, importance in data:
        for row, is_right in zip(rows, right):
            score = sum(w[at] * strength for at, strength in row)
            loss += importance * softplus(-score if is_right else score)
            slope = importance * (sigmoid(score) - is_right)
            for at, strength in row:
                gradient[at] += slope * strength
    return loss, gradient


def softplus(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def minimize(function, start, steps=60, memory=8):
    """The lowest point of a smooth convex function that gives value and gradient: L-BFGS."""
    x = list(start)
    value, gradient = function(x)
    history = []
    for _ in range(steps):
        direction = descent(gradient, history)
        slope = dot(direction, gradient)
        length = 1.0 if history else 1.0 / max(1.0, math.sqrt(dot(gradient, gradient)))
        while True:
            moved = [a + length * b for a, b in zip(x, direction)]
            new_value, new_gradient = function(moved)
            if new_value <= value + 1e-4 * length * slope or length < 1e-8:
                break
            length /= 2
        step = [a - b for a, b in zip(moved, x)]
        turn = [a - b for a, b in zip(new_gradient, gradient)]
        if dot(step, turn) > 1e-12:
            history = [*history, (step, turn)][-memory:]
        done = value - new_value < 1e-6 * max(1.0, abs(value))
        x, value, gradient = moved, new_value, new_gradient
        if done:
            break
    return x


def descent(gradient, history):
    q = list(gradient)
    factors = []
    for step, turn in reversed(history):
        factor = dot(step, q) / dot(step, turn)
        factors.append(factor)
        q = [a - factor * b for a, b in zip(q, turn)]
    if history:
        step, turn = history[-1]
        scale = dot(step, turn) / dot(turn, turn)
        q = [scale * a for a in q]
    for (step, turn), factor in zip(history, reversed(factors)):
        back = dot(turn, q) / dot(step, turn)
        q = [a + (factor - back) * b for a, b in zip(q, step)]
    return [-a for a in q]
