"""What the lesson on projectile motion teaches, and what can be asked of it."""

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Choice, Number, Template, Values

# A throw straight ahead has to start above the ground; the hill that is used when nobody said how high.
HILL = 10


def repair(values: Values, notes: list[str]) -> Values:
    """Give a throw straight ahead a height to fall from."""
    if values["DIRECTION"] == "horizontal":
        if "ANGLE" in values.given and values["ANGLE"] != 0:
            raise ParameterError(
                f"A horizontal throw has no angle of {values['ANGLE']:g} degrees.",
                remedy="Give either the angle or say that it is thrown horizontally.",
            )
        values["ANGLE"] = 0
    if values["ANGLE"] == 0 and values["HEIGHT"] == 0:
        if "HEIGHT" in values.given:
            raise ParameterError(
                "A ball that is thrown straight ahead from the ground does not fly.",
                remedy="Give an angle above 0 degrees or a height above 0 metres.",
            )
        values["HEIGHT"] = HILL
        notes.append(
            f"A throw straight ahead needs a height to fall from, so it starts {HILL} metres above the ground."
        )
    return values


TEMPLATE = Template(
    id="projectile_motion",
    title="Projectile motion",
    summary="A thrown ball moves steadily sideways and falls at the same time: its height, flight time and range.",
    subject="physics",
    concepts=(
        "projectile motion",
        "motion of a projectile",
        "throwing a ball at an angle",
        "oblique throw",
        "horizontal throw from a cliff",
        "a ball thrown horizontally from a height",
        "trajectory of a cannonball",
        "parabolic path of a thrown ball",
        "why does a thrown ball fly along a parabola",
        "horizontal and vertical components of the launch velocity",
        "independence of horizontal and vertical motion",
        "range of a projectile",
        "how far does a ball fly",
        "maximum height of a thrown object",
        "time of flight of a projectile",
        "launch angle for the greatest range",
        "why 45 degrees goes farthest",
        "ballistic trajectory without air resistance",
        "kick a football at an angle and compute where it lands",
        "two-dimensional kinematics under gravity",
        "where does a thrown stone land",
        "what is the path of a basketball after it leaves the hand",
        "how far does a thrown stone fly",
        "a cannon shoots at an angle",
        "ball kicked at an angle, how high and how far",
        "parabolic flight of a ball",
        "which angle throws farthest",
        "range and maximum height of a throw",
        "water jet from a hose follows a curve",
        "javelin or shot put trajectory",
        "long jump as a projectile",
        "horizontal and vertical velocity are independent",
        "golf ball flight without air resistance",
        "throwing on the moon or on mars",
        "launch speed and launch angle",
        "time of flight of a ball",
        "trajectory under gravity",
        "object launched from a tower",
        "arrow shot from a bow falls in a parabola",
        "how does an angry bird fly",
        "a stone thrown from a cliff",
        "football kicked into the air",
        "where does a thrown ball land",
    ),
    examples=(
        "explain projectile motion",
        "a ball is thrown at 20 m/s at an angle of 60 degrees",
        "how far does a stone fly that is thrown at 15 m/s and 35° from a height of 12 m",
        "a ball thrown horizontally at 12 m/s from a 45 m cliff",
    ),
    parameters=(
        Number(
            "SPEED",
            "The speed of the throw.",
            cues=("speed", "velocity", "launch speed", "initial speed", "initial velocity", "launched at…", "at…"),
            low=1,
            high=200,
            unit="m/s",
            units={
                "m/s": 1,
                "metres per second": 1,
                "meters per second": 1,
                "metre per second": 1,
                "meter per second": 1,
                "km/h": 1 / 3.6,
                "kmh": 1 / 3.6,
                "kilometres per hour": 1 / 3.6,
                "kilometers per hour": 1 / 3.6,
                "mph": 0.44704,
                "miles per hour": 0.44704,
                "ft/s": 0.3048,
                "feet per second": 0.3048,
            },
        ),
        Number(
            "ANGLE",
            "The angle of the throw above the horizontal.",
            cues=("angle", "launch angle", "angle of…"),
            low=0,
            high=85,
            unit="°",
            units={"°": 1, "degrees": 1, "degree": 1, "deg": 1},
        ),
        Choice(
            "DIRECTION",
            "Whether it is thrown upwards at the angle, or horizontally.",
            options={
                "upwards": ("at an angle", "upwards at an angle"),
                "horizontal": ("horizontally", "horizontal throw", "straight ahead", "horizontal launch"),
            },
        ),
        Number(
            "HEIGHT",
            "The height of the start above the ground.",
            cues=("height", "height of…", "cliff", "tower", "…high", "…above the ground", "building"),
            low=0,
            high=500,
            unit="m",
            units={"m": 1, "metres": 1, "meters": 1, "metre": 1, "meter": 1, "ft": 0.3048, "feet": 0.3048, "cm": 0.01},
        ),
        Number(
            "GRAVITY",
            "The gravitational acceleration.",
            cues=("gravity", "gravitational acceleration", "g =…", "g…"),
            low=0.5,
            high=30,
            unit="m/s²",
            units={"m/s²": 1, "m/s^2": 1, "m/s2": 1},
            words={"on the moon": 1.62, "moon's gravity": 1.62, "on mars": 3.73, "on jupiter": 24.79},
        ),
    ),
    beyond=(
        "air resistance",
        "with drag",
        "air drag",
        "terminal velocity",
        "magnus effect",
        "spin",
        "coriolis",
        "rocket",
        "orbit",
        "satellite",
        "inclined plane",
        "moving target",
        "bounce",
        "bouncing",
        "straight up",
        "vertically upwards",
    ),
    repair=repair,
)
