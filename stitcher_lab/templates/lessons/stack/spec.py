"""What the lesson on the stack teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import Count, ItemList, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Take no more off than was put on."""
    most = len(values["ITEMS"])
    if values["POPS"] > most:
        if "POPS" in values.given:
            notes.append(f"Only {most} can be taken off again, as only {most} were put on.")
        values["POPS"] = most
    return values


TEMPLATE = Template(
    id="stack",
    title="Stack",
    summary="Values are pushed on a pile and popped off again: the last one in is the first one out.",
    subject="computer science",
    concepts=(
        "stack data structure",
        "what is a stack in computer science",
        "last in first out",
        "LIFO",
        "push and pop",
        "push, pop and peek operations",
        "pushing values on a stack and popping them off",
        "a pile of plates as a data structure",
        "adding and removing only at the top",
        "how does the undo button remember the changes",
        "the latest element comes out first",
        "reversing a list of items with a stack",
        "stack operations in constant time",
        "abstract data type in which only the top is in reach",
        "how matching brackets are checked with a stack",
        "the last plate you put on the pile is the first you take",
        "how does the undo button remember what to undo",
        "a pile of books where you only touch the top",
        "only the top element can be reached",
        "stack of trays in a canteen",
        "what do push and pop do",
        "back button of a browser remembers pages in reverse",
        "put things on top and take them off the top",
        "the newest item leaves first",
        "add and remove at one end only",
        "peek at the top of a stack",
        "last one in is the first one out, like pancakes",
        "items come off in reverse order",
        "pile of pancakes as a data structure",
        "pushing and popping values",
        "LIFO principle for students",
        "tower of blocks where only the top one can be removed",
        "stack in programming, last in first out",
        "the most recent thing is handled first",
    ),
    examples=(
        "explain the stack data structure",
        "push 5, 8 and 2 on a stack",
        "push A, B, C, D on a stack, pop 3",
    ),
    parameters=(
        ItemList(
            "ITEMS",
            "What is put on the stack, in this order.",
            cues=("push…", "pushing…", "stack…", "put…", "with…", "items", "values", "numbers", "elements"),
            min_items=1,
            max_items=8,
            max_length=6,
        ),
        Count(
            "POPS",
            "How many are taken off again.",
            cues=("pop…", "popping…", "pops", "…pops", "…times", "take off…", "remove…"),
            low=1,
            high=8,
        ),
    ),
    beyond=(
        "queue",
        "priority queue",
        "deque",
        "heap",
        "linked list implementation",
        "stack with an array and a linked list",
        "stack overflow error",
        "stack overflow website",
        "call stack in the debugger",
        "stack trace",
        "stack memory versus heap memory",
        "reverse Polish notation",
        "postfix expression evaluation",
        "infix to postfix",
        "monotonic stack",
        "min stack",
        "two stacks as a queue",
        "full stack developer",
        "tech stack",
        "stack machine",
        "image stacking",
    ),
    repair=repair,
)
