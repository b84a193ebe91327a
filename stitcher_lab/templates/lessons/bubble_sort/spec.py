"""What the lesson on bubble sort teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import IntList, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Say so when the list given is in order already: the video then shows the check, and hardly any motion."""
    numbers = values["NUMBERS"]
    if "NUMBERS" in values.given and numbers == sorted(numbers):
        notes.append("Your numbers are in order already, so the video shows how bubble sort notices that in one pass.")
    return values


TEMPLATE = Template(
    id="bubble_sort",
    title="Bubble sort",
    summary="Neighbours in the wrong order change places, pass after pass, until the row of numbers is sorted.",
    subject="computer science",
    concepts=(
        "bubble sort",
        "bubble sort algorithm step by step",
        "sinking sort",
        "sorting by exchanging neighbours",
        "swap adjacent elements that are in the wrong order",
        "comparing neighbouring numbers and swapping them until the list is sorted",
        "the largest number bubbles up to the end",
        "sorting by repeated passes through the list",
        "how many passes and swaps does a bubble sort need",
        "why bubble sort is slow",
        "bubble sort takes n squared comparisons",
        "stop early when a pass makes no swap",
        "the simplest sorting algorithm with adjacent swaps",
        "sort an array with bubble sort in ascending order",
        "sorting algorithm in which large values rise like bubbles",
        "sorting by swapping adjacent elements that are out of order",
        "biggest number moves to the end in each pass",
        "compare neighbours, swap if wrong way round, repeat",
        "go through the row again and again and exchange pairs",
        "large values float up by swapping",
        "passes of bubble sort on an array",
        "how do pupils standing in a row sort themselves by swapping with the neighbour",
        "the easiest sort to teach, with swaps of neighbours",
        "heavy elements sink and light ones rise",
        "why does bubble sort need so many swaps",
        "after each pass the last element is in its place",
        "keep swapping next-door numbers until nothing changes",
        "two side by side numbers trade places if the left one is bigger",
        "pairwise comparison sort that is slow",
        "neighbours in a line swap until they stand by height",
    ),
    examples=(
        "explain bubble sort",
        "bubble sort 5, 1, 4, 2, 8",
        "sort the list [9, 3, 7, 1] by swapping neighbours",
    ),
    parameters=(
        IntList(
            "NUMBERS",
            "The numbers to sort.",
            cues=("sort…", "sorting…", "list", "array", "numbers", "of…", "on…", "with…"),
            min_items=2,
            max_items=10,
        ),
    ),
    beyond=(
        "gpu",
        "in parallel",
        "quick sort",
        "quicksort",
        "heap sort",
        "selection sort",
        "merge sort",
        "insertion sort",
        "cocktail shaker sort",
        "comb sort",
        "odd-even sort",
        "gnome sort",
        "shell sort",
        "radix sort",
        "counting sort",
        "bucket sort",
        "descending order",
        "sort words alphabetically",
        "sort a linked list",
        "compare all sorting algorithms",
        "bubble sort versus quicksort",
        "speech bubbles",
        "soap bubbles",
        "economic bubble",
    ),
    repair=repair,
)
