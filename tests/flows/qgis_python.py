"""Real QGIS behind a function: a job goes in, what QGIS said comes out."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tests.machine import need

PROBE = Path(__file__).with_name("qgis_probe.py")

Image = npt.NDArray[np.uint8]


def ask(folder: Path, job: dict[str, Any]) -> dict[str, Any]:
    """Run QGIS on a job of ``qgis_probe``; the files are written in ``folder``, which is also QGIS's home."""
    python = need("qgis")
    (folder / "job.json").write_text(json.dumps(job), "utf-8")
    home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "QGIS_CUSTOM_CONFIG_PATH": str(folder / "profile")}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
    done = subprocess.run(
        [python, str(PROBE), str(folder / "job.json"), str(folder / "answer.json")],
        capture_output=True, text=True, check=False, timeout=300, env=environment | home | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert (folder / "answer.json").is_file(), f"QGIS gave no answer: {done.stdout}{done.stderr}"
    answer: dict[str, Any] = json.loads((folder / "answer.json").read_text("utf-8"))
    return answer


def picture(job: dict[str, Any]) -> Image:
    """Read a map that QGIS drew: height, width, and red, green, blue, alpha."""
    return np.frombuffer(Path(job["file"]).read_bytes(), np.uint8).reshape(job["height"], job["width"], 4)
