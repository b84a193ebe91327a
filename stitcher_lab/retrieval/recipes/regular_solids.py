"""The five regular solids, and a hull around points in space.

Each solid is put together and turns; then a hull closes around scattered points.

- all dice with identical faces
- crystals, gems, faces and corners counted
- football made of pentagons and hexagons
- wrap a sheet around points in space
- many flat faces, corners and edges
"""

from manim import *


class Regular(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=70 * DEGREES, theta=30 * DEGREES)
        solids = VGroup(
            Tetrahedron(edge_length=1.6),
            Cube(side_length=1.2),
            Octahedron(edge_length=1.4),
            Dodecahedron(edge_length=0.7),
            Icosahedron(edge_length=1),
        )
        for solid, place in zip(solids, np.linspace(-4, 4, 5)):
            solid.move_to(UP * place)
        self.play(LaggedStart(*(FadeIn(solid, scale=0.5) for solid in solids), lag_ratio=0.3))
        self.begin_ambient_camera_rotation(rate=0.4)
        self.play(*(Rotate(solid, PI / 2, axis=OUT) for solid in solids), run_time=2)
        self.stop_ambient_camera_rotation()
        solids[3].graph[0].set_color(RED)
        self.play(FadeOut(solids))
        points = [[1, 1, 0], [-1, 1, 0.5], [0, -1.5, 0], [0, 0, 1.8], [1, -1, 1]]
        dots = VGroup(*(Dot3D(point) for point in points))
        self.play(FadeIn(dots))
        self.play(FadeIn(ConvexHull3D(*points)))
