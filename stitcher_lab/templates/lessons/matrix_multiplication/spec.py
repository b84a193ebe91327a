"""What the lesson on matrix multiplication teaches, and what can be asked of it."""

from __future__ import annotations

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Matrix, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Find a partner for one matrix given alone; refuse two whose sizes do not fit.

    Raises
    ------
    ParameterError
        The first matrix has not as many columns as the second has rows.

    """
    first, second = values["FIRST"], values["SECOND"]
    inner = len(first[0])
    if inner == len(second):
        return values
    if "SECOND" not in values.given:
        values["SECOND"] = [[row + 1, 2 - row] for row in range(inner)]
        notes.append("You gave one matrix, so I multiply it by a second one of a fitting size.")
        return values
    if "FIRST" not in values.given:
        values["FIRST"] = [[column + 1 for column in range(len(second))], [1] * len(second)]
        notes.append("You gave one matrix, so I multiply it by a first one of a fitting size.")
        return values
    raise ParameterError(
        f"These matrices cannot be multiplied: the first has rows of {inner}, the second columns of {len(second)}.",
        remedy="The first matrix needs as many columns as the second has rows, such as 2×3 times 3×2.",
    )


TEMPLATE = Template(
    id="matrix_multiplication",
    title="Matrix multiplication",
    summary="Two matrices are multiplied entry by entry, row times column.",
    subject="mathematics",
    concepts=(
        "matrix multiplication",
        "multiplying two matrices",
        "matrix product",
        "row times column",
        "how to multiply a 2x3 matrix by a 3x2 matrix",
        "dot product of a row and a column",
        "product of two matrices by hand",
        "which matrix sizes can be multiplied",
        "why the order of a matrix product matters",
        "entries of a product matrix",
        "matrix times matrix step by step",
        "when do the dimensions of two matrices fit",
        "matrices do not commute",
        "multiplying tables of numbers",
        "multiply two matrices entry by entry",
        "matrix product step by step",
        "why must the columns of the first match the rows of the second",
        "how to multiply a matrix by a matrix",
        "dot product of a row and a column gives one entry",
        "multiplying two tables of numbers",
        "calculate A times B for matrices",
        "matrix times matrix by hand",
        "when can two matrices be multiplied",
        "product of two 2x2 matrices",
        "row by column rule",
        "why is matrix multiplication not commutative",
        "a 2 by 3 matrix times a 3 by 2 matrix",
        "filling in the entries of a matrix product",
        "matrix times vector",
        "which row and column make this entry of the product",
        "AB and BA are different",
        "rows meet columns",
    ),
    examples=(
        "explain matrix multiplication",
        "multiply [[1, 2], [3, 4]] by [[5, 6], [7, 8]]",
        "how do you multiply two matrices?",
    ),
    parameters=(
        Matrix("FIRST", "The first matrix, row by row.", rows=(1, 3), columns=(1, 3), low=-99, high=99, whole=True),
        Matrix("SECOND", "The second matrix, row by row.", rows=(1, 3), columns=(1, 3), low=-99, high=99, whole=True),
    ),
    beyond=(
        "strassen",
        "inverse matrix",
        "eigenvector",
        "eigenvalue",
        "determinant",
        "transpose",
        "elementwise product",
        "hadamard product",
        "cross product",
        "kronecker",
        "matrix power",
        "matrix exponential",
        "gaussian elimination",
        "gpu",
        "convolution",
    ),
    repair=repair,
)
