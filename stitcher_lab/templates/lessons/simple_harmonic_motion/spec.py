"""What the lesson on simple harmonic motion teaches, and what can be asked of it."""

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Number, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Refuse swings that no spring makes; say when the video cannot run in true time."""
    period = 6.2832 * (values["MASS"] / values["STIFFNESS"]) ** 0.5
    if not 1e-3 <= period <= 1e3:  # noqa: PLR2004 - seconds; the formulas on the picture get too long beyond
        raise ParameterError(
            f"With this mass and this spring one swing would take {period:.3g} seconds, which cannot be shown.",
            remedy="Choose a mass and a stiffness that give a swing of 0.001 to 1000 seconds.",
        )
    if (given := values.given & {"MASS", "STIFFNESS"}) and not 1 <= period <= 3:  # noqa: PLR2004 - as in the scene
        pace = "slow motion" if period < 1 else "time lapse"
        notes.append(f"With the {'mass' if 'MASS' in given else 'spring'} you gave, the swings are shown in {pace}.")
    return values


TEMPLATE = Template(
    id="simple_harmonic_motion",
    title="Simple harmonic motion",
    summary="A mass on a spring swings like the shadow of a steady circle; its period follows from mass and stiffness.",
    subject="physics",
    concepts=(
        "simple harmonic motion",
        "SHM",
        "harmonic oscillator",
        "mass on a spring",
        "spring-mass oscillation",
        "oscillation of a weight hanging on a spring",
        "a spring pulled out and let go swings back and forth",
        "restoring force proportional to displacement",
        "Hooke's law and oscillation",
        "F = -kx",
        "period of a mass on a spring",
        "T = 2 pi sqrt(m/k)",
        "why does the period not depend on the amplitude",
        "angular frequency of an oscillator",
        "sinusoidal oscillation of an undamped spring",
        "circular motion and its projection as an oscillation",
        "the shadow of a steady circular motion",
        "equation of motion of a spring pendulum",
        "spring pendulum",
        "undamped oscillation",
        "why is the motion of something hanging on a spring a cosine",
        "how does a mass on a spring move",
        "bouncing weight on a spring",
        "harmonic oscillator period and frequency",
        "hooke's law leads to oscillation",
        "a block attached to a spring slides back and forth",
        "energy swings between spring and motion",
        "oscillation of a spring with a given stiffness",
        "stretch a spring, let go, it swings up and down",
        "displacement, velocity and acceleration of an oscillating mass",
        "restoring force proportional to the displacement",
        "why doesn't the period depend on the amplitude",
        "vibrating mass spring system without friction",
        "spring and mass oscillation with spring constant",
        "weight bobbing up and down",
        "how often does a spring bounce per second",
        "sine wave motion of a spring",
        "toy hanging from a spring goes up and down",
        "an object on a spring keeps going up and down forever",
    ),
    examples=(
        "explain simple harmonic motion",
        "a mass of 2 kg on a spring of 50 N/m, pulled out by 10 cm",
        "how long does a swing take for m = 0.5 kg and k = 80 N/m",
    ),
    parameters=(
        Number(
            "MASS",
            "The mass on the spring.",
            cues=("mass", "mass of…", "weight of…", "m =…", "m="),
            low=0.001,
            high=1000,
            unit="kg",
            units={"kg": 1, "kilograms": 1, "kilogram": 1, "kilo": 1, "g": 0.001, "grams": 0.001, "gram": 0.001},
        ),
        Number(
            "STIFFNESS",
            "The stiffness of the spring.",
            cues=("stiffness", "spring constant", "force constant", "spring of…", "k =…", "k="),
            low=0.1,
            high=100_000,
            unit="N/m",
            units={
                "N/m": 1,
                "newtons per metre": 1,
                "newtons per meter": 1,
                "newton per metre": 1,
                "newton per meter": 1,
                "N/cm": 100,
                "kN/m": 1000,
            },
        ),
        Number(
            "AMPLITUDE",
            "How far the mass is pulled out before it is let go.",
            cues=("amplitude", "amplitude of…", "pulled…", "stretched by…", "displacement", "displaced by…", "A =…"),
            low=0.001,
            high=10,
            unit="m",
            units={
                "m": 1,
                "metres": 1,
                "meters": 1,
                "metre": 1,
                "meter": 1,
                "cm": 0.01,
                "centimetres": 0.01,
                "centimeters": 0.01,
                "mm": 0.001,
            },
        ),
    ),
    beyond=(
        "damped",
        "damping",
        "friction",
        "driven",
        "forced oscillation",
        "resonance",
        "simple pendulum",
        "pendulum clock",
        "length of the pendulum",
        "double pendulum",
        "coupled oscillators",
        "quantum harmonic oscillator",
        "kinetic and potential energy",
        "energy of the oscillator",
        "standing wave",
        "superposition",
    ),
    repair=repair,
)
