"""`make` says in one line what keeps it from setting up, and minds no settings but its own."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import committed


@pytest.fixture
def copy(tmp_path):
    """What `make` needs to begin with, without an environment."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((committed.ROOT / name).read_bytes())
    return tmp_path


def make(folder, **environment):
    command = ["make", "--no-print-directory", "lab"]
    return subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True
    )


def test_a_folder_that_cannot_be_written(copy):
    (copy / ".venv").write_text("a file stands where the environment should be")
    ended = make(copy)
    assert ended.returncode and "This folder cannot be written" in ended.stderr


def test_a_disk_without_room(copy):
    df = copy / "bin" / "df"
    df.parent.mkdir()
    df.write_text("#!/bin/sh\necho head\necho disk 1 1 4000 99% /\n")
    df.chmod(0o755)
    ended = make(copy, PATH=f"{df.parent}:{os.environ['PATH']}")
    assert ended.returncode and "1.5 GB" in ended.stderr and not (copy / ".venv/bin").exists()


# Stands for Python during set-up: notes what it is asked, and with which environment.
STUB = """#!/bin/sh
echo "$@" >> "$NOTES/asked"
case "$*" in
"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
"-m jupyterlab"*) printf '%s\\0' "$@" > "$NOTES/lab"; env -0 > "$NOTES/environment" ;;
esac
"""


@pytest.fixture
def stub(copy):
    """`copy` with that Python; gives what was asked of it by the last `make lab`."""
    shutil.copytree(committed.ROOT / ".jupyter", copy / ".jupyter")
    for name in ("helpers/__init__.py", "bin/python3"):
        (copy / name).parent.mkdir()
        (copy / name).write_text(STUB * (name == "bin/python3"))
    (copy / "bin/python3").chmod(0o755)

    def asked(folder=copy, **environment):
        (folder / "asked").unlink(missing_ok=True)
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        ended = make(folder, **({"PATH": path, "NOTES": str(folder)} | environment))
        assert ended.returncode == 0, ended.stderr
        return (folder / "asked").read_text()

    return asked


def test_a_project_that_moved_makes_its_environment_anew(stub, copy):
    """Its scripts and the helpers they import would be those of the folder it was made in."""
    assert "-m venv .venv\n" in stub()
    assert "-m venv" not in stub() and "-m jupyterlab" in stub()
    copied = copy.parent / "a copy's"
    shutil.copytree(copy, copied)
    assert "-m venv --clear .venv\n" in stub(copied) and "-m venv" not in stub(copied)
    assert "-m venv" not in stub(copy)
    copy.rename(copy.parent / "renamed")
    assert "-m venv --clear .venv\n" in stub(copy.parent / "renamed")


# What must hold whatever a reader has set: that pip installs here, and what a kernel finds.
PIP = "-m pip install -qq --dry-run --no-index --no-deps altair"
KERNEL = """
import json, os, sys, altair, helpers, urllib.request, jupyter_client.kernelspec as kernels
print(json.dumps({
    "altair": altair.data_transformers.active,
    "asserts": __debug__,
    "direct": [*map(bool, map(urllib.request.proxy_bypass, ["127.0.0.1", "localhost", "a.intra"]))],
    "encoding": open("Makefile").encoding.lower(),
    "helpers": helpers.__file__,
    "kernel": kernels.KernelSpecManager().get_kernel_spec("python3").resource_dir,
    "startup": os.environ.get("PYTHONSTARTUP"),
}))
"""
STARTUP = "import altair; altair.data_transformers.enable('json')"


@pytest.fixture
def settings(tmp_path_factory):
    """The environment of a reader with settings of many kinds, each of which got in the way."""
    own = tmp_path_factory.mktemp("reader")
    spec = {"argv": ["/no/python"], "display_name": "mine", "language": "python"}
    config = 'c.ServerApp.root_dir = "/usr"\nc.ServerApp.preferred_dir = "/usr/lib"\n'
    config += 'c.MappingKernelManager.default_kernel_name = "mine"\n'
    config += 'c.ContentsManager.pre_save_hook = "mine.hook"\n'
    files = {
        "pip.conf": "[install]\nuser = true\n",
        "python/helpers.py": "",
        "startup.py": STARTUP,
        ".ipython/profile_default/startup/own.py": STARTUP,
        ".jupyter/jupyter_server_config.py": config,
        ".jupyter/jupyter_lab_config.py": config,
        "share/kernels/python3/kernel.json": json.dumps(spec),
        ".local/share/jupyter/kernels/python3/kernel.json": json.dumps(spec),
    }
    for name, text in files.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text)
    proxy = dict.fromkeys(["http_proxy", "https_proxy", "HTTP_PROXY"], "http://127.0.0.1:9")
    pip = {"PIP_USER": "1", "PIP_REQUIRE_VIRTUALENV": "1", "PIP_TARGET": str(own / "target")}
    pip |= {"PIP_CONFIG_FILE": str(own / "pip.conf"), "PIP_REQUIRE_HASHES": "1"}
    python = {"PYTHONPATH": str(own / "python"), "PYTHONSTARTUP": str(own / "startup.py")}
    python |= {
        "PYTHONOPTIMIZE": "1",
        "PYTHONWARNINGS": "error",
        "IPYTHONDIR": str(own / ".ipython"),
    }
    jupyter = {"JUPYTER_CONFIG_DIR": str(own / ".jupyter"), "JUPYTER_PATH": str(own / "share")}
    jupyter |= {"JUPYTER_PREFER_ENV_PATH": "0", "HOME": str(own)}
    place = {"LC_ALL": "tr_TR.ISO-8859-9", "LANG": "tr_TR", "no_proxy": "", "NO_PROXY": ".intra"}
    return proxy | pip | python | jupyter | place


@pytest.mark.proof
def test_settings_of_the_reader_change_nothing(stub, copy, settings):
    stub(**settings)
    noted = (copy / "environment").read_text().split("\0")
    environment = dict(pair.split("=", 1) for pair in noted if pair)

    def said(*command):
        command = [sys.executable, *command]
        ended = subprocess.run(command, env=environment, cwd=copy, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.strip()

    assert said(*PIP.split()) == ""
    found = json.loads(said("-m", "IPython", "--no-banner", "--colors=nocolor", "-c", KERNEL))
    kernel = Path(found.pop("kernel")).resolve()
    assert kernel == Path(sys.prefix).resolve() / "share/jupyter/kernels/python3"
    assert found == {
        "altair": "default",
        "asserts": True,
        "direct": [True, True, True],
        "encoding": "utf-8",
        "helpers": str(copy / "helpers/__init__.py"),
        "startup": None,
    }
    lab = (copy / "lab").read_text().rstrip("\0").split("\0")
    config = json.loads(said(*lab, "--show-config-json", "--log-level=50"))
    assert config["ServerApp"]["root_dir"] == str(copy)
    assert config["FileContentsManager"]["preferred_dir"] == ""
    assert config["MappingKernelManager"]["default_kernel_name"] == "python3"
    assert config["ContentsManager"]["pre_save_hook"] == "helpers.lab.saving.keep"


@pytest.mark.proof
def test_running_a_page_in_place_is_quiet(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print('ran')")])
    nbformat.write(notebook, tmp_path / "a.ipynb")
    makefile = (committed.ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    run = re.search(r"^RUN := (.*)$", makefile, re.M)[1].replace("$(PYTHON)", sys.executable)
    command = [*shlex.split(run), str(tmp_path / "a.ipynb")]
    ended = subprocess.run(command, cwd=committed.ROOT, capture_output=True, text=True)
    assert ended.returncode == 0 and not ended.stdout + ended.stderr
    assert nbformat.read(tmp_path / "a.ipynb", 4).cells[0].outputs[0].text == "ran\n"
