"""Arrays, stacks, graphs, trees, variables."""

from __future__ import annotations

from stitcher_lab.plugins.plugin import Broken, Plugin, Routing, names, phrases

PLUGIN = Plugin(
    name="dsa",
    title="Data structures",
    summary="Arrays with indexes, stacks, weighted graphs, trees and variables that append, pop, swap and light up.",
    module="manim_dsa",
    imports="from manim_dsa import MArray, MArrayStyle, MGraph, MGraphStyle, MStack, MStackStyle, MTree, MVariable",
    distribution="manim-dsa",
    version="0.4.0",
    sha256="d867ea3fd1c63789538e11d9dc79943995389e564a8e387edaf63299bd106c18",
    licence="MIT",
    home="https://github.com/F4bbi/manim-dsa",
    symbols=names("""
        MArray MArrayStyle MGraph MGraphStyle MStack MStackStyle MTree MTreeStyle MVariable MVariableStyle
    """),
    broken=(
        Broken("MQueue", "There is no such class.", "Use MArray with append and pop(0)."),
        Broken("MLinkedList", "There is no such class.", "Use MArray, or MGraph with one edge after another."),
        Broken("ArrayStyle", "It was called so in older versions.", "Use MArrayStyle."),
    ),
    shims=(
        "On Python 3.11 it finds typing.override, which it imports and which Python has since 3.12.",
        "Its own typeface, Cascadia Code, is loaded.",
        "Each array, stack and variable has a style of its own; scaling one does not change the next.",
        "White on blue can be read.",
    ),
    advice=(
        "Changes are animated with .animate: self.play(array.animate.append(5)), .pop(0), .swap(0, 2).",
        "The value at index i is array.elements[i]; array[i] is something else, for there are hidden parts.",
        "Light a value up with array.elements[i].animate.highlight(YELLOW) and .animate.unhighlight().",
        "Unhighlight what is about to be swapped or popped: the highlight stays where it was.",
        "array.add_indexes() shows the indexes below or above; add_label(Text('a'), LEFT) names it.",
        "A stack needs room above: a new value falls in from there. Scale it to 0.75 below a heading.",
        "Nodes are graph['A'], edges graph['A', 'B']; both can be highlighted. Names are strings.",
        "MGraph takes {'A': [('B', 3)], 'B': []}, weights being whole numbers, and positions {'A': LEFT, ...}.",
        "All edges have a direction; where both directions are given, the arrow tips are left out.",
        "MTree takes {'8': ['3', '10'], '3': ['1']}: a node that has no children need not be listed.",
        "MVariable and set_value take any value but an empty string.",
    ),
    routing=Routing(
        surely=phrases(r"""
            data structures? | linked lists? | hash (?:table|map)s? | priority queues? | (?:min|max)[- ]heaps?
            binary heaps? | heapify
            (?:bubble|insertion|selection|merge|quick|heap|counting|radix|shell|bucket)[- ]?sort(?:s|ed|ing)?
            (?:binary|linear) search(?:es)? | binary search trees? | binary trees? | (?:avl|red[- ]black) trees? | bst
            (?:breadth|depth)[- ]first(?: search)? | bfs | dfs | dijkstra(?:'s)? | kruskal(?:'s)? | prim's
            bellman[- ]ford | a\* search | topological (?:sort|order)(?:ing)?
            (?:pre|in|post|level)[- ]?order traversals? | (?:tree|graph) traversals? | two[- ]pointers?
            sliding window | call stacks? | lifo | fifo | stack overflow | union[- ]find | dynamic arrays?
            (?:push(?:es|ed|ing)?|pop(?:s|ped|ping)?)\b.{0,30}\bstacks? | stacks?\b.{0,30}\b(?:push|pop)\w*
            (?:enqueue|dequeue)\w* | adjacency (?:list|matri)\w* | weighted graphs? | directed graphs?
            (?:sort|revers|search|swap|insert|append|delet|rotat)\w*\b.{0,30}\b(?:an|the|this|sorted) (?:\w+ )?arrays?
            last (?:one )?(?:put )?(?:in|on)\b.{0,30}\bfirst (?:one )?(?:taken )?(?:out|off)
            (?:shortest|quickest|fastest|cheapest) (?:way|route|path)s? (?:from|between)
        """),
        perhaps=phrases(r"""
            arrays? | stacks? | queues? | heaps? | pointers? | algorithms? | traversals? | traverse[sd]? | nodes?
            push\w* | pop(?:s|ped|ping)? | index(?:es)? | indices | swap\w* | enqueue\w* | recursi\w+ | programm\w+
            code | coding | computer science | big[- ]o
        """),
        unless=phrases(r"""
            (?:antenna|solar|phased|microphone|lens|light|dot|rectangular|multiplication|telescope) arrays?
            arrays? of dots
            (?:stacks?|heaps?|queues?|piles?) of (?:books|pancakes|plates|cards|sand|people|customers|cars|papers?)
            queu(?:e|e?ing) theory | queu(?:e|ing) (?:at|in) (?:a|the) \w+ | standing waves?.{0,40}nodes?
            nodes? and antinodes? | lymph nodes? | pop (?:culture|music|song|art)s? | population | genetic algorithm
            (?:stock|body mass|price|refractive|glyc\w+) ind(?:ex(?:es)?|ices) | index fossils?
        """),
    ),
)
