"""infra/vouch.yaml as data, its short forms (`!Ref X`) written out (`{"Ref": "X"}`)."""

from pathlib import Path

import yaml

PATH = Path(__file__).resolve().parents[2] / "infra" / "vouch.yaml"
VARIABLE = "${cognito-identity.amazonaws.com:sub}"  # stands for a person's id in the identity pool, once IAM reads it


class Loader(yaml.SafeLoader):
    """YAML with the tags of CloudFormation."""


def write_out(loader, name, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if name == "GetAtt":
        value = value.split(".", 1)
    return {name if name == "Ref" else f"Fn::{name}": value}


Loader.add_multi_constructor("!", write_out)


def load():
    return yaml.load(PATH.read_text(encoding="utf-8"), Loader)
