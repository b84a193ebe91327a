"""manim-ml 0.0.24 makes groups of no animations for layers that have nothing to show; Manim refuses to play them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

MOMENT = 1 / 30  # seconds: a frame of the usual rate


def mend(module: ModuleType) -> None:
    """Give the module groups that wait for a moment where they would be empty; Manim's own stay as they are."""
    from manim import AnimationGroup, Create, FadeIn, Succession, Wait  # noqa: PLC0415 - here Manim is loaded already

    def never_empty(original: Any) -> type:
        def __init__(self: Any, *animations: Any, **options: Any) -> None:  # noqa: N807
            original.__init__(self, *(animations or (Wait(MOMENT),)), **options)

        return type(original.__name__, (original,), {"__init__": __init__, "__module__": module.__name__})

    if module.__name__ == "manim_ml":
        # Where pooling layers look for it; it is kept one level further down.
        module.three_d_config = module.config.three_d_config  # type: ignore[attr-defined]
    elif module.__name__.endswith(".image_to_convolutional_2d"):
        module.ImageToConvolutional2DLayer.grayscale_image_forward_pass_animation = _lay_into_first_map
    elif module.__name__.endswith(".max_pooling_2d"):
        # Its own animation of Create is none at all, and nothing is seen of it.
        module.MaxPooling2DLayer.animation_overrides[Create] = lambda layer, **_: FadeIn(layer.feature_maps)
    elif module.__name__ == "manim_ml.neural_network.neural_network":
        module.NeuralNetwork.set_z_index = _set_z_index
    groups: tuple[Any, ...] = (AnimationGroup, Succession)
    for original in groups:
        name: str = original.__name__
        if vars(module).get(name) is original:
            setattr(module, name, never_empty(original))


def _lay_into_first_map(layer: Any) -> Any:
    """Turn the image as the feature maps are turned, and lay it into the first of them."""
    import manim_ml  # type: ignore[import-untyped]  # noqa: PLC0415
    from manim import ApplyFunction  # noqa: PLC0415

    image, target = layer.input_layer.image_mobject, layer.output_layer.feature_maps[0]
    how = manim_ml.config.three_d_config

    def lay(picture: Any) -> Any:
        picture.scale(target.height / picture.height)
        picture.rotate(how.rotation_angle, how.rotation_axis, about_point=picture.get_center())
        picture.set_opacity(0.4)
        return picture.move_to(target)

    return ApplyFunction(lay, image, run_time=2)


def _set_z_index(network: Any, z_index_value: float, family: bool = False) -> None:  # noqa: ARG001, FBT001, FBT002 - the plugin's
    """Set it for every layer; the plugin's own asks ``isinstance`` with one argument."""
    for layer in network.all_layers:
        layer.set_z_index(z_index_value)
