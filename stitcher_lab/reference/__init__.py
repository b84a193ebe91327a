"""The API of the *installed* Manim and its plugins, as data: names, signatures, accepted keywords, examples.

Harvested once per version in a process of its own, kept in the data folder, opened in milliseconds. Importing this
package imports no Manim.
"""

from stitcher_lab.reference.opening import open_installed, open_reference
from stitcher_lab.reference.records import Parameter, Signature
from stitcher_lab.reference.reference import Reference

__all__ = ["Parameter", "Reference", "Signature", "open_installed", "open_reference"]
