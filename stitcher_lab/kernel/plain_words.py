"""Python's common errors in plain words, for those who meet them the first time."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an error means, why it usually happens, and what to try; any part may be empty."""

    means: str
    usually: str = ""
    try_this: str = ""


def plain_words(kind: str, message: str) -> Explanation:
    """Explain an error by its class and message; the first row that fits is taken."""
    for known, pattern, explanation in _KNOWN:
        found = re.search(pattern, message) if known == kind else None
        if found:
            words = [group or "" for group in found.groups()]
            return Explanation(*(_filled(part, words) for part in (
                explanation.means, explanation.usually, explanation.try_this,
            )))  # fmt: skip
    return Explanation(
        f"{kind} is not among the errors that can be explained here without a language model.",
        try_this="Read its message from the end: the last line of the red text says what went wrong, the arrow where.",
    )


def _filled(text: str, words: list[str]) -> str:
    for number, word in enumerate(words, start=1):
        text = text.replace(f"${number}", word)
    return text


_KNOWN: tuple[tuple[str, str, Explanation], ...] = (
    (
        "NameError",
        r"name '(\w+)' is not defined",
        Explanation(
            "Python met the name $1 and does not know what it stands for.",
            "Either the cell that makes it has not been run yet, or it is spelt another way there "
            "(capital letters count), or quotes are missing around a text.",
            "Run the cell above that says “$1 = …”, or compare the spelling letter by letter.",
        ),
    ),
    (
        "UnboundLocalError",
        r"variable '(\w+)'",
        Explanation(
            "Within a function, $1 is used before it has a value.",
            "A function that assigns to a name anywhere has a variable of its own of that name, also in the lines "
            "before; the one outside is not seen.",
            "Give $1 a value at the function's beginning, or hand it in as a parameter.",
        ),
    ),
    (
        "IndexError",
        r"(list|tuple|string)",
        Explanation(
            "The $1 has no item at that place.",
            "Counting begins at 0: a $1 of 5 items has the places 0 to 4. A loop that runs one step too far, "
            "or an empty $1, ends here.",
            "Print len(…) of it and the index, just before the line at fault.",
        ),
    ),
    (
        "IndexError",
        r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
        Explanation(
            "The array has $3 items along axis $2, so there is no place $1.",
            "Counting begins at 0: the last place is one less than the size.",
            "Print the array's .shape just before the line at fault.",
        ),
    ),
    (
        "KeyError",
        r"(.+)",
        Explanation(
            "There is no entry called $1.",
            "In a dict, that key was never put in; in a table, no column has this name. Capital letters and blanks "
            "count.",
            "Print list(…) of the dict, or the table's .columns, and compare. For a dict, .get($1) gives None instead.",
        ),
    ),
    (
        "ZeroDivisionError",
        r"",
        Explanation(
            "Something is divided by zero, which has no result.",
            "Often the divisor is a count that turned out empty, such as the mean of no values.",
            "Print the divisor just before; decide what the result should be when it is 0.",
        ),
    ),
    (
        "TypeError",
        r"unsupported operand type\(s\) for ([^:]+): '(\w+)' and '(\w+)'",
        Explanation(
            "The sign $1 does not work between a value of type $2 and one of type $3.",
            "What is read from a file or typed in is text (str), also where it looks like a number; "
            "None is what a function gives that returns nothing.",
            "Look at both values with type(…); turn text into a number with int(…) or float(…).",
        ),
    ),
    (
        "TypeError",
        r'can only concatenate (\w+) \(not "(\w+)"\)',
        Explanation(
            "A $1 can be joined to another $1 only, and here is a $2.",
            "Joining text and numbers with + is the usual case.",
            'Turn the number into text with str(…), or write f"…{value}…".',
        ),
    ),
    (
        "TypeError",
        r"'(\w+)' object is not callable",
        Explanation(
            "Round brackets call a function, and what stands before them is a $1.",
            "Often a variable has taken a function's name (list = […], then list(…)), or a sign such as * is missing "
            "between a number and a bracket.",
            "Rename the variable and restart the kernel, or write the sign.",
        ),
    ),
    (
        "TypeError",
        r"'(\w+)' object is not (subscriptable|iterable)",
        Explanation(
            "A value of type $1 has no items that one could take one by one.",
            "Often it is None: what a function gives that returns nothing (list.sort() is one of them).",
            "Print the value and its type(…) just before the line at fault.",
        ),
    ),
    (
        "TypeError",
        r"([\w.<>]+)\(\) missing (\d+) required positional arguments?: (.+)",
        Explanation(
            "The function $1 was called without $3.",
            "It wants a value for each of its parameters that has none by default.",
            "See what it takes with help($1), and add what is missing.",
        ),
    ),
    (
        "TypeError",
        r"([\w.<>]+)\(\) takes (.+) positional arguments? but (\d+) (?:was|were) given",
        Explanation(
            "The function $1 takes $2 values, and got $3.",
            "In a class, a method whose first parameter is not self counts one too many.",
            "See what it takes with help($1).",
        ),
    ),
    (
        "TypeError",
        r"([\w.<>]+)\(\) got an unexpected keyword argument '(\w+)'",
        Explanation(
            "The function $1 has no parameter called $2.",
            "It is spelt another way, or belongs to another version of the library.",
            "See what it takes with help($1).",
        ),
    ),
    (
        "TypeError",
        r"'(\w+)' is an invalid keyword argument for ([\w.]+)\(\)",
        Explanation(
            "The function $2 has no parameter called $1.",
            "It is spelt another way, or belongs to another version of the library.",
            "See what it takes with help($2).",
        ),
    ),
    (
        "AttributeError",
        r"'NoneType' object has no attribute '(\w+)'",
        Explanation(
            "The value is None, and None has no $1.",
            "A function that ends without return gives None, and so do methods that change a list in place, such as "
            "sort and append.",
            "Find where the value comes from, and print it there.",
        ),
    ),
    (
        "AttributeError",
        r"'(\w+)' object has no attribute '(\w+)'",
        Explanation(
            "A value of type $1 has nothing called $2.",
            "It is spelt another way, or the value is of another type than one thinks.",
            "Look at its type(…), and at what it has with dir(…).",
        ),
    ),
    (
        "AttributeError",
        r"module '([\w.]+)' has no attribute '(\w+)'",
        Explanation(
            "The library $1 has nothing called $2.",
            "It is spelt another way, is gone in this version, or a file of yours has the library's name.",
            "Print $1.__file__: it should not lie beside your notebook.",
        ),
    ),
    (
        "ValueError",
        r"invalid literal for int\(\) with base \d+: (.+)",
        Explanation(
            "The text $1 is no whole number, so int(…) cannot turn it into one.",
            "Blanks, units, a comma, a point or an empty text do that.",
            "Print the text with repr(…); for 3.5 use float(…), and take units off first.",
        ),
    ),
    (
        "ValueError",
        r"could not convert string to float: (.+)",
        Explanation(
            "The text $1 is no number, so float(…) cannot turn it into one.",
            "A decimal comma, a unit or an empty field do that.",
            "Print the text with repr(…), and replace a comma with a point.",
        ),
    ),
    (
        "ValueError",
        r"(?:not enough|too many) values to unpack",
        Explanation(
            "On the left stand more or fewer names than there are values on the right.",
            "In a loop over a dict, two names need .items().",
            "Print the right-hand side, and count.",
        ),
    ),
    (
        "ValueError",
        r"operands could not be broadcast together with shapes (.+)",
        Explanation(
            "Two arrays of the shapes $1 do not fit each other.",
            "Item by item, both need equal lengths, or one of them the length 1.",
            "Print both .shape just before the line at fault.",
        ),
    ),
    (
        "ModuleNotFoundError",
        r"No module named '([\w.]+)'",
        Explanation(
            "The library $1 is not installed where this notebook runs.",
            "",
            "Run %pip install $1 in a cell, then restart the kernel. (Some libraries have another name there.)",
        ),
    ),
    (
        "ImportError",
        r"cannot import name '(\w+)' from '([\w.]+)'",
        Explanation(
            "The library $2 has nothing called $1.",
            "It is spelt another way, or belongs to another version.",
            "Print $2.__version__, and see its documentation for that version.",
        ),
    ),
    (
        "FileNotFoundError",
        r"'([^']*)'",
        Explanation(
            "There is no file $1 where Python looks for it.",
            "A plain name is looked for in the notebook's own folder.",
            "Run %ls to see which files are there; the ending (.csv, .txt) counts.",
        ),
    ),
    (
        "RecursionError",
        r"",
        Explanation(
            "A function called itself again and again, until Python stopped it.",
            "The case in which it should end is missing, or is never reached.",
            "Write that case first. The lesson “fibonacci_recursion” shows how calls open and close: "
            "%stitch recursion with fibonacci of 5",
        ),
    ),
    (
        "IndentationError",
        r"(.*)",
        Explanation(
            "The blanks at the beginning of a line are not as Python needs them: $1.",
            "Lines that belong together begin in the same column; after a colon comes a line further in.",
            "Use four blanks for each step, and no tabs among them.",
        ),
    ),
    (
        "SyntaxError",
        r"(.*)",
        Explanation(
            "Python cannot read this line: $1.",
            "A bracket or quotation mark that is not closed, a missing colon, or = where == is meant; the mistake is "
            "often at the end of the line before.",
            "Look at the place of the arrow, and at the line above it.",
        ),
    ),
    (
        "AssertionError",
        r"(.*)",
        Explanation(
            "A line says “assert”, and what it claims is not true. $1",
            "",
            "Print both sides of the claim just before.",
        ),
    ),
)
