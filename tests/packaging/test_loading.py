"""Importing the package costs next to nothing, and the kernel's side needs nothing of the server's."""

import subprocess
import sys

import pytest

HEAVY = ("manim", "numpy", "scipy", "sqlalchemy", "dbos", "httpx", "jsonschema", "litellm", "faiss", "onnxruntime",
         "rich", "av", "PIL", "pandas")  # fmt: skip
SERVERS = ("jupyterlab", "jupyterlab_server", "jupyter_server", "notebook", "nbconvert", "ipywidgets", "dbos")


def python(code):
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_importing_the_package_loads_nothing_of_others():
    loaded = python(
        "import sys; before = set(sys.modules); import stitcher_lab\n"
        "stitcher_lab._jupyter_labextension_paths()\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(*(new - set(sys.stdlib_module_names)))"
    )
    assert loaded == ["stitcher_lab"]


# What loads each side by itself, and our part of it.
SERVER = ("import jupyter_server.serverapp", "stitcher_lab._jupyter_server_extension_points()")
KERNEL = (
    "from IPython.core.interactiveshell import InteractiveShell",
    "stitcher_lab.load_ipython_extension(InteractiveShell.instance())",
)


@pytest.mark.parametrize(("bare", "ours"), [SERVER, KERNEL])
def test_neither_side_loads_what_it_may_never_need(bare, ours):
    assert (
        python(f"""
import sys, stitcher_lab
{bare}
there = set(sys.modules)
{ours}
print(*(name for name in {HEAVY} if name in sys.modules and name not in there))
""")
        == []
    )


def test_a_kernel_without_jupyterlab_and_server_has_the_magics():
    # Where the kernel has an environment of its own, the server's packages are not in it.
    found = python(f"""
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in {SERVERS}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Missing())
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_line_magic("load_ext", "stitcher_lab")
print(*(name for name in ("stitch", "stitch_scene") if name in shell.magics_manager.magics["cell"]))
""")
    assert found == ["stitch", "stitch_scene"]
