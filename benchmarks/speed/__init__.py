"""How fast it is, against plain ``manim`` on the same scenes, quality and machine, in one run."""
