"""TeX is a programming language that reads files and starts programs: here it may do neither."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from stitcher_lab.errors import SceneError

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not shutil.which("latex"), reason="LaTeX is not installed")

SCENE = """
import os
from manim import *
class Attack(Scene):
    def construct(self):
        {before}
        try:
            Tex(r"{tex}")
            worked = True
        except Exception:
            worked = False
        raise Told(repr((worked, {found})))
"""


@pytest.mark.parametrize("before", ["pass", "os.environ['openin_any'] = 'a'"], ids=["as told", "talked round"])
@pytest.mark.parametrize("path", [ROOT / "pyproject.toml", "/etc/hostname", "/proc/self/environ"], ids=str)
def test_tex_cannot_read_a_file_of_the_host(confess, path, before):
    assert confess(SCENE.format(before=before, tex=rf"\input{{{path}}}", found="''")) == "(False, '')"


@pytest.mark.parametrize(("before", "worked"), [("pass", False), ("os.environ['openin_any'] = 'a'", True)])
def test_tex_itself_refuses_before_the_walls_have_to(confess, before, worked):
    """The sandbox's own passwd file can be read inside, but not by a formula."""
    assert confess(SCENE.format(before=before, tex=r"\input{/etc/passwd}", found="''")) == f"({worked}, '')"


def test_tex_finds_nobody_in_passwd(confess):
    """Even where TeX is talked into reading anything, it reads the sandbox's own file."""
    script = SCENE.format(
        before="os.environ['openin_any'] = 'a'",
        tex=r"\newread\f\openin\f=/etc/passwd \read\f to\x\immediate\write16{STOLEN \meaning\x}y",
        found="''.join(p.read_text() for p in __import__('pathlib').Path('.').rglob('*.log'))",
    )
    told = confess(script)
    assert "root:" not in told
    assert "/home/" not in told


def test_tex_runs_no_command(confess):
    script = SCENE.format(
        before="pass",
        tex=r"\immediate\write18{touch /tmp/pwned}x",
        found="os.path.exists('/tmp/pwned')",
    )
    assert confess(script) == "(True, False)"


def test_a_command_that_tex_is_talked_into_is_inside_too(confess):
    """The walls do not depend on TeX's own rules: what it runs sees what the scene sees."""
    script = SCENE.format(
        before="os.environ['shell_escape'] = 't'",
        tex=rf"\immediate\write18{{cat {ROOT}/pyproject.toml /etc/shadow > /tmp/loot; id -u >> /tmp/loot}}x",
        found="open('/tmp/loot').read() if os.path.exists('/tmp/loot') else ''",
    )
    told = confess(script)
    assert "stitcher-lab" not in told
    assert "root:" not in told


def test_tex_writes_only_into_the_scratch(confess):
    target = ROOT / "stitcher_lab" / "pwned.tex"
    script = SCENE.format(
        before="os.environ['openout_any'] = 'a'",
        tex=rf"\newwrite\f\immediate\openout\f={target}\immediate\write\f{{x}}\immediate\closeout\f y",
        found=f"os.path.exists({str(target)!r})",
    )
    assert confess(script).endswith("False)")
    assert not target.exists()


@pytest.mark.skipif(not shutil.which("luatex"), reason="LuaTeX is not installed")
def test_luatex_reads_nothing_either(attack):
    ran = attack(
        r"""
        import subprocess
        def main(request, channel):
            for path in request["paths"]:
                lua = f"local f = io.open('{path}'); texio.write(f and f:read('*a') or 'NOTHING')"
                code = r"\catcode`\{=1 \catcode`\}=2 \directlua{" + lua + r"}\end"
                command = ["luatex", "--ini", "--interaction=batchmode", "--shell-escape", code]
                done = subprocess.run(command, capture_output=True, text=True)
                channel.message({"said": done.stdout})
        """,
        request={"paths": [str(ROOT / "pyproject.toml"), "/etc/shadow", "/etc/passwd"]},
    )
    said = [message["said"] for message in ran.said]
    assert "NOTHING" in said[0]
    assert "NOTHING" in said[1]
    assert "scene:x:" in said[2], "the control: Lua itself runs, and reads what there is to read"


def test_a_formula_with_a_mistake_is_told_with_its_line(play):
    with pytest.raises(SceneError, match=r"Undefined control sequence") as caught:
        play(
            r"""
            from manim import *
            class Wrong(Scene):
                def construct(self):
                    self.add(MathTex(r"\notacommand"))
            """,
        )
    assert caught.value.line == 5
