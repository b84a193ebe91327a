"""Code is found in whatever a model wraps around it."""

import pytest

from stitcher_lab.agent.replies import read_code

CODE = "class A(Scene):\n    def construct(self):\n        self.wait()\n"


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        f"```python\n{CODE}```",
        f"Sure! Here is the scene:\n\n```py\n{CODE}```\n\nIt waits. Hope this helps!",
        f"<think>```python\nnonsense\n```</think>\n```python\n{CODE}```",
        f"Install it:\n```bash\npip install manim\n```\nThen:\n~~~python\n{CODE}~~~",
        f"```python\n{CODE.replace(chr(10), chr(13) + chr(10))}```",
        f"  ```python\n  {CODE.rstrip().replace(chr(10), chr(10) + '  ')}\n  ```",
    ],
)
def test_the_code_comes_out_bare(text):
    reply = read_code(text)
    assert reply.code == CODE
    assert reply.whole


def test_a_block_that_is_never_closed_is_known_to_be_cut_off():
    reply = read_code(f"```python\n{CODE}")
    assert reply.code == CODE
    assert not reply.whole


def test_the_line_of_advice_is_read():
    reply = read_code("**LESSON:** Square takes side_length, not side.\n```python\nx = Square(side_length=2)\n```")
    assert reply.advice == "Square takes side_length, not side."
    assert reply.code == "x = Square(side_length=2)\n"
