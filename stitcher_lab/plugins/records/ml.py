"""Neural networks and what flows through them."""

from __future__ import annotations

from stitcher_lab.plugins.plugin import Plugin, Routing, names, phrases

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
    shims=(
        "Groups of no animations wait for a moment; Manim refuses to play them, and every forward pass has some.",
        "Pooling layers find the 3D settings, which they look for in the wrong place.",
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
