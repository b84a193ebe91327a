"""What the lesson on binary search trees teaches, and what can be asked of it."""

from __future__ import annotations

from stitcher_lab.templates.spec import IntList, Template

TEMPLATE = Template(
    id="bst_insertion",
    title="Binary search tree",
    summary="Numbers are inserted into a binary search tree one by one, read out sorted, and found again.",
    subject="computer science",
    concepts=(
        "BST",
        "binary search tree",
        "BST insertion",
        "inserting numbers into a binary search tree",
        "building a binary search tree from a list of numbers",
        "smaller values go left and larger values go right in a tree",
        "how a search tree keeps its values in order",
        "adding nodes to an ordered tree",
        "finding a value in a binary search tree",
        "search tree with left and right children",
        "why an in-order walk through a search tree is sorted",
        "why sorted input makes a search tree degenerate into a chain",
        "height of a binary search tree",
        "a tree data structure for fast lookup and insertion",
        "root, left subtree and right subtree ordered by key",
        "how does a BST grow when keys arrive one after the other",
    ),
    examples=(
        "explain binary search trees",
        "insert 50, 30, 70, 20, 40, 60 into a binary search tree",
        "how does a BST keep numbers in order?",
    ),
    parameters=(
        IntList(
            "NUMBERS",
            "The numbers in the order in which they arrive.",
            cues=("insert", "numbers", "keys", "values", "with…", "from…", "of…"),
            min_items=3,
            max_items=9,
            low=-99,
            high=999,
            distinct=True,
        ),
    ),
    beyond=(
        "delete",
        "deletion",
        "removing a node",
        "avl",
        "red-black",
        "red black",
        "b-tree",
        "rotation",
        "balancing a tree",
        "self-balancing",
        "heap",
        "splay",
        "trie",
        "segment tree",
        "decision tree",
        "preorder",
        "postorder",
    ),
)
