"""Prompts with and without what a video cannot have, written before the rules; every second half was held back.

A case is the prompt, what the note is about (``""``: nothing may change), what must be gone, and what must stay.
"""

from typing import NamedTuple


class Case(NamedTuple):
    prompt: str
    about: str = ""  # "picture", "address", "music", "creator"
    gone: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()


PRACTICE = [
    # pictures
    Case("explain gravity with a photo of Newton", "picture", ("photo", "Newton"), ("explain gravity",)),
    Case("show the water cycle using images from Google", "picture", ("Google", "images"), ("water cycle",)),
    Case(
        "download a picture of the Eiffel Tower and explain its parabola",
        "picture",
        ("download", "picture"),
        ("parabola",),
    ),
    Case("photosynthesis, include stock footage of leaves", "picture", ("stock footage",), ("photosynthesis",)),
    Case("explain DNA and embed a YouTube clip about it", "picture", ("YouTube", "embed"), ("explain DNA",)),
    Case("explain sorting, insert a funny meme at the end", "picture", ("meme",), ("explain sorting",)),
    Case("the solar system with real photos from NASA", "picture", ("photos", "NASA"), ("solar system",)),
    Case(
        "explain vectors and put our school logo from the website in the corner",
        "picture",
        ("logo",),
        ("explain vectors",),
    ),
    # addresses
    Case(
        "explain binary search, see https://en.wikipedia.org/wiki/Binary_search",
        "address",
        ("https", "wikipedia"),
        ("binary search",),
    ),
    Case(
        "use the image at http://example.com/cat.png as the background and explain matrices",
        "picture",
        ("http", "cat.png"),
        ("explain matrices",),
    ),
    Case(
        "plot the data from https://data.example.org/temps.csv and explain the mean",
        "address",
        ("https",),
        ("explain the mean",),
    ),
    Case("www.mathsite.com/pythagoras explain this theorem of Pythagoras", "address", ("www",), ("Pythagoras",)),
    # music
    Case("explain fractions with background music", "music", ("music",), ("explain fractions",)),
    Case("the unit circle, with lo-fi beats in the background", "music", ("lo-fi", "background"), ("unit circle",)),
    Case(
        "explain entropy and play Bohemian Rhapsody in the background",
        "music",
        ("Bohemian", "background"),
        ("explain entropy",),
    ),
    Case("add a Taylor Swift song to a video about prime numbers", "music", ("Taylor", "song"), ("prime numbers",)),
    Case(
        "Explain black holes. Use the Interstellar soundtrack.",
        "music",
        ("soundtrack", "Interstellar"),
        ("Explain black holes",),
    ),
    Case("merge sort set to upbeat music", "music", ("music",), ("merge sort",)),
    Case("derivatives, please add music", "music", ("music",), ("derivatives",)),
    Case("explain limits with the song Imagine by John Lennon", "music", ("Imagine", "Lennon"), ("explain limits",)),
    # creators
    Case(
        "explain eigenvectors in the style of 3Blue1Brown",
        "creator",
        ("3Blue1Brown", "style"),
        ("explain eigenvectors",),
    ),
    Case(
        "make a video like the 3Blue1Brown video on the Fourier transform",
        "creator",
        ("3Blue1Brown",),
        ("on the Fourier transform",),
    ),
    Case(
        "explain determinants like the 3Blue1Brown video on linear algebra",
        "creator",
        ("3Blue1Brown",),
        ("explain determinants",),
    ),
    Case("Kurzgesagt-style animation of black holes", "creator", ("Kurzgesagt",), ("black holes",)),
    Case(
        "recreate Veritasium's video about the Monty Hall problem", "creator", ("Veritasium",), ("Monty Hall problem",)
    ),
    Case("explain recursion as Khan Academy does", "creator", ("Khan",), ("explain recursion",)),
    Case("3b1b style proof of the Basel problem", "creator", ("3b1b",), ("proof of the Basel problem",)),
    Case(
        "explain knots in the style of the YouTube channel Knotty Maths",
        "creator",
        ("channel", "Knotty"),
        ("explain knots",),
    ),
    Case("explain waves inspired by Veritasium", "creator", ("Veritasium",), ("explain waves",)),
    Case("copy the Numberphile video about 6174", "creator", ("Numberphile",), ("6174",)),
    Case("explain pi, just like Vsauce would", "creator", ("Vsauce",), ("explain pi",)),
    # nothing of the kind
    Case("explain the music of the primes"),
    Case("what is the image of a function?"),
    Case("image and kernel of a linear map"),
    Case("show the image of the unit square under a shear"),
    Case("Fourier series of a song's sound wave"),
    Case("how is music stored as numbers?"),
    Case("why does a musical scale have twelve notes?"),
    Case("how does JPEG compress a photo?"),
    Case("what happens when you type https://example.com into a browser?"),
    Case("in the style of Euclid, prove that there are infinitely many primes"),
    Case("explain Newton's method like I'm five"),
    Case("Kahn's algorithm for topological sorting"),
    Case("mirror image of a triangle in a line"),
    Case("explain the parts of a URL such as http://example.com/path?q=1"),
    Case("the photoelectric effect"),
    Case("harmonics of a guitar string, as in music"),
    Case("the background of the French Revolution"),
    Case("draw a picture of a right triangle and explain the sine"),
    Case("convolution of an image with a blur kernel"),
    Case("use music to explain fractions"),
    Case("what is the connection of maths with music?"),
    Case("how can you use a photo to measure the height of a tree?"),
    Case("explain how to play a song on the piano with binary numbers"),
    Case("how does a neural network recognise pictures of cats and dogs"),
    Case("tell the story of Gauss, who added the numbers to 100 as a boy, in the style of a fairy tale"),
]

HELD_BACK = [
    # pictures
    Case(
        "teach me about volcanoes and use photographs from the internet",
        "picture",
        ("photographs", "internet"),
        ("volcanoes",),
    ),
    Case("explain relativity, show a photo of Einstein at the start", "picture", ("photo",), ("explain relativity",)),
    Case(
        "The heart: fetch an image from Wikipedia and label the chambers",
        "picture",
        ("Wikipedia", "fetch"),
        ("The heart",),
    ),
    Case("insert a screenshot of Excel and explain the average", "picture", ("screenshot",), ("explain the average",)),
    Case("explain supply and demand with some stock photos", "picture", ("stock photos",), ("supply and demand",)),
    Case("make a video about Saturn with real pictures from the web", "picture", ("pictures", "web"), ("Saturn",)),
    Case("explain momentum with GIFs of car crashes", "picture", ("GIF",), ("explain momentum",)),
    Case("add the Nike logo and explain slopes", "picture", ("logo",), ("explain slopes",)),
    # addresses
    Case("summarize https://arxiv.org/abs/1706.03762 as a video on attention", "address", ("arxiv",), ("attention",)),
    Case("explain Dijkstra (https://youtu.be/abc123)", "address", ("youtu", "()"), ("explain Dijkstra",)),
    Case(
        "load http://files.example.com/data.json and explain medians", "address", ("http", "json"), ("explain medians",)
    ),
    Case(
        "put the picture from https://img.example.com/a.jpg next to the formula of the circle",
        "picture",
        ("https", "a.jpg"),
        ("circle",),
    ),
    # music
    Case("photosynthesis with calm piano music", "music", ("piano", "music"), ("photosynthesis",)),
    Case(
        "explain probability, add some epic background music please",
        "music",
        ("epic", "music"),
        ("explain probability",),
    ),
    Case("with Mozart playing in the background, explain symmetry", "music", ("Mozart",), ("explain symmetry",)),
    Case("Play the Star Wars theme song while explaining orbits", "music", ("Star Wars", "song"), ("orbits",)),
    Case("bubble sort to the tune of Despacito", "music", ("Despacito", "tune"), ("bubble sort",)),
    Case("explain logarithms with a catchy song by Ed Sheeran", "music", ("song", "Sheeran"), ("explain logarithms",)),
    Case("include a royalty-free soundtrack; topic: linked lists", "music", ("soundtrack",), ("linked lists",)),
    Case("explain tides with dramatic cinematic music and narration", "music", ("music",), ("explain tides",)),
    # creators
    Case("Do an episode like Numberphile on the golden ratio", "creator", ("Numberphile",), ("golden ratio",)),
    Case("quaternions, in 3Blue1Brown's style", "creator", ("3Blue1Brown",), ("quaternions",)),
    Case("explain gravity à la Kurzgesagt", "creator", ("Kurzgesagt",), ("explain gravity",)),
    Case("I want a video similar to Veritasium's one about electricity", "creator", ("Veritasium",), ("electricity",)),
    Case("make it look like Khan Academy: long division", "creator", ("Khan",), ("long division",)),
    Case(
        "explain neural networks the way Grant Sanderson does it",
        "creator",
        ("Sanderson",),
        ("explain neural networks",),
    ),
    Case("remake the minutephysics video on entanglement", "creator", ("minutephysics",), ("entanglement",)),
    Case("TED-Ed style lesson on the Trojan war", "creator", ("TED-Ed",), ("Trojan war",)),
    Case(
        "explain backpropagation in the same style as the 3blue1brown series",
        "creator",
        ("3blue1brown",),
        ("explain backpropagation",),
    ),
    Case("the chain rule, based on the video by Mathologer", "creator", ("Mathologer",), ("chain rule",)),
    Case("copy the style of Computerphile and explain hashing", "creator", ("Computerphile",), ("explain hashing",)),
    # nothing of the kind
    Case("what does the mathematics of music have to do with logarithms?"),
    Case("find the pre-image of a point under f"),
    Case("why is an image in a plane mirror upside down or not?"),
    Case("how does Shazam recognise a song?"),
    Case("explain sampling and aliasing of a music signal"),
    Case("edge detection in pictures with the Sobel filter"),
    Case("how does DNS resolve www.example.com?"),
    Case("explain Bach's counterpoint as permutations"),
    Case("like Archimedes, approximate pi with polygons"),
    Case("the Feynman technique for learning"),
    Case("Newton's laws explained in the style of a sports commentary"),
    Case("explain cosmic background radiation"),
    Case("Grant's gazelle population as logistic growth"),
    Case("how do songs go viral? exponential growth"),
    Case("explain standing waves on a violin string and the notes it plays"),
    Case("how a camera takes a photo: lenses and focal length"),
    Case("a picture is worth a thousand words: show bar charts of 3, 5 and 8"),
    Case("beats: two sound waves of nearly equal frequency"),
    Case("play a game of tic-tac-toe with minimax"),
    Case("draw the logo of the Olympic rings with five circles"),
    Case("explain what the 3-4-5 triangle is used for by carpenters"),
    Case("explain the Khan dynasty family tree as a binary tree"),
]
