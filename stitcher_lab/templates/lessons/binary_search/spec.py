"""What the lesson on binary search teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import IntList, Number, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Look for a number of the list when only the list was given; search a made-up list when only the number was."""
    numbers, target = values["NUMBERS"], values["TARGET"]
    if "NUMBERS" in values.given and "TARGET" not in values.given and target not in numbers:
        # The last but one: the search has to go to the far end before it is found.
        values["TARGET"] = numbers[max(len(numbers) - 2, 0)]
        notes.append(f"You did not say which number to look for, so the video looks for {values['TARGET']}.")
    if "TARGET" in values.given and "NUMBERS" not in values.given and target not in numbers:
        notes.append(f"You gave no list; {target} is not in the one that is shown.")
    return values


TEMPLATE = Template(
    id="binary_search",
    title="Binary search",
    summary="A number is looked for in a sorted list by halving, again and again, the part that is still in question.",
    subject="computer science",
    concepts=(
        "binary search",
        "binary search algorithm step by step",
        "binary chop",
        "half-interval search",
        "logarithmic search",
        "searching a sorted list by repeatedly halving it",
        "finding a number in an ordered array by looking in the middle",
        "looking up a name in a phone book by opening it in the middle",
        "guessing a number with the hints higher or lower",
        "the fastest way to find something in a sorted list",
        "divide and conquer search in a sorted array",
        "why halving a sorted list finds a value so quickly",
        "why does searching sorted data take only log n steps",
        "how many comparisons does it take to find an entry among a million sorted ones",
        "discard half of the remaining elements at every step",
        "low, middle and high pointers closing in on a value",
        "check whether a value is in a sorted list",
        "search that needs the data to be sorted first",
        "search time O(log n) in a sorted array",
        "find the index of a target in a sorted array",
        "searching a sorted list without checking every element",
        "how do you find something fast in a list that is in order",
        "look in the middle, throw away half, repeat",
        "guess my number with higher or lower hints",
        "why seven guesses are enough for numbers up to 100",
        "cutting the search space in half each time",
        "logarithmic search in a sorted array",
        "finding a word in a dictionary by opening it in the middle",
        "looking up a name in a phone book quickly",
        "low, high and middle pointers close in on a target",
        "is this value in the sorted array",
        "how can a computer find one entry among a million in twenty steps",
        "the smartest way to play twenty questions with numbers",
        "search by repeatedly comparing with the middle element",
        "why must the list be sorted before a binary search",
        "find the position of a number in an ordered row by halving",
        "where in this sorted list is my number",
        "finding a page in a book by opening it halfway and deciding left or right",
        "bisecting a sorted array to locate a key",
        "open an encyclopedia in the middle to find an article fast",
        "find a number the binary way",
        "keep halving the sorted row until the number is found or gone",
    ),
    examples=(
        "explain binary search",
        "binary search for 42 in 3, 9, 17, 25, 42, 60, 77",
        "find 8 in the sorted list [1, 3, 4, 6, 8, 11] with binary search",
        "is 10 in the list 2, 4, 7, 12, 15? search by halving it",
    ),
    parameters=(
        IntList(
            "NUMBERS",
            "The numbers to search in.",
            cues=("in…", "list", "array", "numbers", "among…", "within…", "through…"),
            min_items=1,
            max_items=16,
            sorted=True,
            distinct=True,
        ),
        Number(
            "TARGET",
            "The number to look for.",
            cues=("for…", "find…", "finding…", "search…", "target", "target is…", "locate…", "where is…", "whether…"),
            low=-9999,
            high=9999,
        ),
    ),
    beyond=(
        "linked list",
        "binary search tree",
        "binary tree",
        "binary numbers",
        "binary code",
        "binary search on the answer",
        "first and last occurrence",
        "lower bound and upper bound",
        "rotated sorted array",
        "two-dimensional matrix",
        "interpolation search",
        "exponential search",
        "jump search",
        "linear search",
        "ternary search",
        "bisection method for roots",
        "recursive implementation",
        "infinite list",
    ),
    repair=repair,
)
