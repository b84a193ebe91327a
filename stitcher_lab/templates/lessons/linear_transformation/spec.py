"""What the lesson on linear transformations teaches, and what can be asked of it."""

from __future__ import annotations

from stitcher_lab.templates.spec import Matrix, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Say beforehand what is special about the user's matrix; every 2×2 matrix can be shown."""
    (a, b), (c, d) = values["MATRIX"]
    if "MATRIX" in values.given:
        discriminant = (a + d) ** 2 - 4 * (a * d - b * c)
        if a * d == b * c:
            notes.append("This matrix is singular: it squashes the plane flat, and the video shows that.")
        if discriminant < 0:
            notes.append("This matrix has no real eigenvectors, and the video says so.")
        elif discriminant == 0 and (b, c) != (0, 0):
            notes.append("This matrix has only one direction of eigenvectors, and the video says so.")
    return values


TEMPLATE = Template(
    id="linear_transformation",
    title="Linear transformation and eigenvectors",
    summary="A 2×2 matrix moves the grid of the plane; determinant and eigenvectors are seen.",
    subject="mathematics",
    concepts=(
        "linear transformation of the plane",
        "what a matrix does to the plane",
        "eigenvectors and eigenvalues of a 2x2 matrix",
        "eigenvector",
        "eigenvalue",
        "determinant as the factor of areas",
        "a matrix as a transformation of space",
        "how a matrix moves the grid",
        "where the basis vectors land",
        "columns of a matrix as images of the unit vectors",
        "directions that a matrix does not change",
        "vectors that are only stretched by a matrix",
        "a singular matrix squashes the plane onto a line",
        "shear, rotation and scaling as matrices",
        "complex eigenvalues of a rotation matrix",
        "a matrix with only one eigenvector direction",
        "geometric meaning of the determinant",
        "matrix times vector as a motion of arrows",
        "how do matrices squish and stretch space",
        "what does a matrix do to the plane",
        "what a 2x2 matrix does to vectors",
        "visualize eigenvalues and eigenvectors",
        "which directions stay the same under a matrix",
        "vectors that only get longer but do not turn",
        "where do the basis vectors land",
        "columns of a matrix are the images of the basis vectors",
        "matrix as a transformation of the grid",
        "eigen vector and eigen value of a matrix",
        "a matrix as a function that moves points",
        "stretching the plane along two special directions",
        "grid lines stay parallel and evenly spaced",
        "linear map of the plane",
        "deforming a picture with a matrix",
        "rotate the plane with a matrix",
        "characteristic directions of a matrix",
        "geometric meaning of a matrix",
        "effect of a matrix on the unit square",
        "which arrows keep their direction when space is stretched",
    ),
    examples=(
        "explain eigenvectors",
        "show what the matrix [[2, 1], [1, 2]] does to the plane",
        "eigenvalues of [[0, -1], [1, 0]]",
    ),
    parameters=(
        Matrix("MATRIX", "The matrix, row by row.", cues=("matrix", "of…", "for…"), rows=2, columns=2, low=-5, high=5),
    ),
    beyond=(
        "determinant as",
        "3D",
        "three-dimensional",
        "3x3",
        "3x3 matrix",
        "three dimensions",
        "diagonalization",
        "diagonalisation",
        "jordan",
        "singular value decomposition",
        "svd",
        "principal component analysis",
        "pca",
        "cross product",
        "gaussian elimination",
        "inverse matrix",
        "matrix multiplication",
        "markov chain",
        "laplace expansion",
        "projective",
        "affine",
    ),
    repair=repair,
)
