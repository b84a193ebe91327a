"""What the lesson on insertion sort teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import IntList, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Say so when the list given is in order already: the video then shows no number changing its place."""
    numbers = values["NUMBERS"]
    if "NUMBERS" in values.given and numbers == sorted(numbers):
        notes.append("Your numbers are in order already, so every number stays where it is when its turn comes.")
    return values


TEMPLATE = Template(
    id="insertion_sort",
    title="Insertion sort",
    summary="One number after the other is lifted out and slides into its place among those already sorted.",
    subject="computer science",
    concepts=(
        "insertion sort",
        "insertion sort algorithm step by step",
        "sorting by inserting each element into the sorted part",
        "sorting playing cards in your hand",
        "the way card players order their hand",
        "take the next element and put it where it belongs among the sorted ones",
        "shift larger elements to the right and insert the key",
        "the sorted part on the left grows by one number at a time",
        "best case and worst case of insertion sort",
        "why insertion sort is fast on nearly sorted lists",
        "how many shifts and comparisons does insertion sort need",
        "sort a short list by inserting one number after another",
        "online sorting algorithm that takes elements as they arrive",
        "sort an array with insertion sort in ascending order",
        "sort playing cards in your hand",
        "take the next element and shift the bigger ones to the right until it fits",
        "slide each new card to where it belongs",
        "the sorted part on the left grows by one each time",
        "insert each number into the part that is already in order",
        "how people order a hand of cards one by one",
        "pick up one item at a time and put it in its place among the sorted ones",
        "good sort for nearly sorted lists",
        "moving larger items one place over to make room",
        "how would you put exam papers in order as they are handed in",
        "sorting like a card player",
        "each new item finds its spot among those before it",
        "the key is compared backwards with the sorted prefix",
        "putting books on a shelf one at a time in the right spot",
        "take one, find its spot among the sorted, shift the others",
    ),
    examples=(
        "explain insertion sort",
        "insertion sort 12, 5, 9, 1, 7",
        "sort [8, 3, 6, 2] the way one sorts a hand of cards",
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
        "quick sort",
        "quicksort",
        "heap sort",
        "selection sort",
        "merge sort",
        "bubble sort",
        "binary insertion sort",
        "shell sort",
        "gnome sort",
        "timsort",
        "radix sort",
        "counting sort",
        "bucket sort",
        "descending order",
        "sort words alphabetically",
        "insertion into a linked list",
        "insertion into a binary search tree",
        "insert into a hash table",
        "compare all sorting algorithms",
    ),
    repair=repair,
)
