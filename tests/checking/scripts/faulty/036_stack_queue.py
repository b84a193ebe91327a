# dies: AttributeError; class: attribute
from manim import *


class StackVsQueue(Scene):
    def construct(self):
        self.stack = VGroup()
        self.queue = VGroup()

        stack_label = Text("Stack (LIFO)", font_size=30).shift(UP * 3 + LEFT * 3.5)
        queue_label = Text("Queue (FIFO)", font_size=30).shift(UP * 3 + RIGHT * 3.5)
        self.play(Write(stack_label), Write(queue_label))

        for letter in "ABC":
            self.push(letter)
            self.enqueue(letter)
        self.pop()
        self.dequeue()
        self.wait()

    def make_box(self, letter, color):
        box = Rectangle(width=1.2, height=0.7, color=color)
        return VGroup(box, Text(letter, font_size=26).move_to(box))

    def push(self, letter):
        box = self.make_box(letter, BLUE)
        box.move_to(LEFT * 3.5 + DOWN * 2 + UP * 0.8 * len(self.stack))
        self.stack.add(box)
        self.play(FadeIn(box, shift=DOWN))

    def enqueue(self, letter):
        box = self.make_box(letter, GREEN)
        box.move_to(RIGHT * 2 + RIGHT * 1.4 * len(self.queue) + DOWN)
        self.queue.add(box)
        self.play(FadeIn(box, shift=LEFT))

    def pop(self):
        box = self.stack[-1]
        self.stack.remove(box)
        self.play(FadeOut(box, shift=UP))

    def deque(self):
        box = self.queue[0]
        self.queue.remove(box)
        self.play(FadeOut(box, shift=LEFT))
