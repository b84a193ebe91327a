"""What the lesson on merge sort teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import IntList, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Say so when the list given is in order already: merge sort does the same work, but the result looks the same."""
    numbers = values["NUMBERS"]
    if "NUMBERS" in values.given and numbers == sorted(numbers):
        notes.append("Your numbers are in order already; merge sort splits and merges them all the same.")
    return values


TEMPLATE = Template(
    id="merge_sort",
    title="Merge sort",
    summary="A list is split down to single numbers, then sorted parts are merged until the whole list is in order.",
    subject="computer science",
    concepts=(
        "merge sort",
        "mergesort algorithm step by step",
        "divide and conquer sorting",
        "split a list into halves, sort them and merge them",
        "how to merge two sorted lists into one",
        "recursive sorting by splitting in the middle",
        "combining sorted halves into a sorted list",
        "sorting in n log n steps by merging",
        "compare the fronts of two sorted lists and take the smaller one",
        "splitting an array down to single elements and putting it together in order",
        "the tree of splits and merges when sorting an array",
        "von Neumann's sorting method with two-way merging",
        "how many levels of merging does it take to sort a list",
        "split the list in half, sort the halves, merge them",
        "how are two sorted lists combined into one",
        "merging two sorted halves by comparing their first elements",
        "why is merge sort n log n",
        "recursive sorting by halving down to single elements",
        "breaking a list into single items and zipping them back together in order",
        "sort that splits and joins",
        "two sorted piles of cards are put together into one",
        "why is merge sort faster than bubble sort for long lists",
        "merge step with two pointers",
        "conquer by splitting: sort each half on its own and then join",
        "split into single numbers, then build up longer and longer sorted runs",
        "combine sorted sublists level by level",
        "sorting by cutting the list in two over and over",
    ),
    examples=(
        "explain merge sort",
        "merge sort 12, 5, 9, 1, 7, 3",
        "sort [8, 3, 6, 2] by divide and conquer with merging",
    ),
    parameters=(
        IntList(
            "NUMBERS",
            "The numbers to sort.",
            cues=("sort…", "sorting…", "list", "array", "numbers", "of…", "on…", "with…"),
            min_items=2,
            max_items=8,
        ),
    ),
    beyond=(
        "quick sort",
        "quicksort",
        "heap sort",
        "selection sort",
        "insertion sort",
        "bubble sort",
        "natural merge sort",
        "in-place merge sort",
        "bottom-up merge sort",
        "external sorting",
        "timsort",
        "merge several lists",
        "merge sort on a linked list",
        "parallel merge sort",
        "counting inversions",
        "git merge",
        "merge conflict",
        "mail merge",
        "merge tables in a database",
        "descending order",
        "sort words alphabetically",
        "compare all sorting algorithms",
    ),
    repair=repair,
)
