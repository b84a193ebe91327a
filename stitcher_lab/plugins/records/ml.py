"""Neural networks and what flows through them."""

from __future__ import annotations

from stitcher_lab.plugins.plugin import Broken, Plugin, Routing, names, phrases

PLUGIN = Plugin(
    name="ml",
    title="Machine learning",
    summary="Neural networks, fully connected and convolutional, with forward passes, pooling, dropout, embeddings.",
    module="manim_ml",
    imports="from manim_ml.neural_network import Convolutional2DLayer, FeedForwardLayer, NeuralNetwork",
    distribution="manim-ml",
    version="0.0.24",
    sha256="b112aaca5f7a196dfbb3c3a9ba241f2716b0d98e915ff1f1d963dfeea8e05da7",
    licence="MIT",
    home="https://github.com/helblazer811/ManimMachineLearning",
    symbols=names("""
        NeuralNetwork FeedForwardLayer Convolutional2DLayer MaxPooling2DLayer ImageLayer EmbeddingLayer VectorLayer
        MathOperationLayer make_neural_network_dropout_animation
    """),
    broken=(
        Broken("insert_layer", "It asks a layer for parts that it does not have yet.", "Make the whole network anew."),
        Broken("remove_layer", "It uses a name that is never set.", "Fade the network out and the smaller one in."),
        Broken("replace_layer", "It is not written yet."),
        Broken("modify_edge_stroke_widths", "NumPy has no such function.", "Animate set_stroke on each edge."),
        Broken("modify_edge_colors", "It does nothing.", "Animate set_color on each edge."),
        Broken("ManimML3DScene", "Its play method plays nothing.", "Use Lesson or Scene."),
        Broken("layout_direction", "From top to bottom the layers are not turned.", "Leave it out."),
        Broken("manim_ml.utils.mobjects.plotting", "It needs matplotlib, which is not installed."),
        Broken("manim_ml.decision_tree", "It is not in the version that is published."),
        Broken("manim_ml.diffusion", "It is not in the version that is published."),
    ),
    shims=(
        "Groups of no animations wait for a moment: Manim refuses to play them, and every forward pass has some.",
        "Pooling layers find the 3D settings, which they look for in the wrong place, and are seen when created.",
        "An image can be followed by a convolution.",
        "A network can be given a z-index.",
    ),
    advice=(
        "Layers are FeedForwardLayer(nodes), Convolutional2DLayer(maps, cells, filter cells), ImageLayer(array).",
        "Also MaxPooling2DLayer(kernel_size=2), EmbeddingLayer(), VectorLayer(1), MathOperationLayer('+').",
        "A network is small: network.scale(2), or FeedForwardLayer(3, node_radius=0.2, node_spacing=0.6).",
        "With a MathOperationLayer or add_connection, do not scale: give the layers their size.",
        "Show those with FadeIn(Group(*network.all_layers, *network.connections)), not with Create.",
        "Play network.make_forward_pass_animation() with run_time=5: by itself it takes over a second a layer.",
        "Layers are network.input_layers[0], their nodes .node_group; weights network.connective_layers[0].edges.",
        "An image is a uint8 array, 2-D for grey; make one with NumPy, there are no files.",
        "activation_function is 'ReLU' or 'Sigmoid', nothing else.",
        "Feature maps are seen almost edge-on; manim_ml.config.three_d_config.rotation_angle = 50 * DEGREES helps.",
        "Do not use manim_ml for transformers, attention, decision trees, regression or clustering: it has none.",
    ),
    routing=Routing(
        surely=phrases(r"""
            (?:artificial |deep |convolutional |feed[- ]?forward |recurrent )*neural net(?:work)?s? | perceptrons?
            mlps? | cnns? | deep learning | deep nets? | hidden layers?
            convolution(?:al)? (?:layer|network|filter|net)s? | conv ?nets? | conv2d
            (?:max|average)[- ]?pool(?:ing)? | pooling layers? | back[- ]?propagat\w+ | backprop | forward pass(?:es)?
            drop[- ]?out layers? | auto[- ]?encoders? | vaes? | relu | res ?nets?
            residual (?:block|connection|network)s? | skip connections? | feature maps? | activation functions?
            weights and bias(?:es)? | fully[- ]connected layers? | dense layers? | triplet (?:loss|network)s?
            (?:latent|embedding) (?:space|layer)s? | vanishing gradients?
        """),
        perhaps=phrases(r"""
            neurons? | layers? | machine learning | activations? | sigmoids? | classifiers? | dropout | convolutions?
            embeddings? | kernels? | image (?:recognition|classification) | mnist | handwritten digits? | ai
            artificial intelligence | training | softmax
        """),
        unless=phrases(r"""
            (?:motor|sensory|biological|mirror|cortical|real) neurons? | neural (?:tube|crest|pathway)s?
            (?:neurons?|neural networks?) (?:in|of) (?:the |a |your |our |human )*(?:brain|retina|cortex|spinal cord)s?
            (?:school|college|student|high[- ]school|university) drop[- ]?outs? | drop[- ]?out rates?
            (?:ozone|atmospher\w+|earth's|soil|skin|rock|electron|boundary) layers?
            layers? of (?:the )?(?:\w+ )?(?:earth|atmosphere|skin|soil|rocks?|sun|cake|paint|ice|ocean)
            (?:strength|weight|muscle|interval) training | activation energ(?:y|ies)
            kernel of (?:a |the )?(?:linear|matri|homomorphism|group)\w* | popcorn kernels?
        """),
    ),
)
