"""What the server takes."""

from __future__ import annotations

from typing import Any

from stitcher_lab.brief import LONGEST_PROMPT
from stitcher_lab.model import QUALITIES

Schema = dict[str, Any]

# Characters. Our own lessons have 15,000 at most; what is parsed holds up everything else for a moment.
LONGEST_SOURCE = 100_000
LONGEST_HINT = 2000
LONGEST_FOLDER = 1024
_ONE_LINE = r"^[^\x00-\x1f\x7f]*$"
_CLASS_NAME = r"^[A-Za-z_][A-Za-z0-9_]{0,99}$"

OPTIONS: Schema = {
    "type": "object",
    "description": "What is not said, or null, is the server's own setting.",
    "maxProperties": 20,
    "additionalProperties": False,
    "properties": {
        "quality": {
            "enum": [*QUALITIES, None],
            "description": "Size and rate of the picture.",
        },
        "voice": {
            "type": ["string", "null"],
            "maxLength": 100,
            "pattern": r"^[A-Za-z0-9][A-Za-z0-9:._+-]*$",
            "description": "A voice's id as GET voices has it, an engine, 'auto' or 'silent'.",
        },
        "language": {
            "type": ["string", "null"],
            "pattern": r"^[A-Za-z]{2}(-[A-Za-z]{2})?$",
            "description": "Language of the narration, such as en or pt-br.",
        },
        "max_duration": {
            "type": ["number", "null"],
            "minimum": 1,
            "maximum": 86400,
            "description": "Longest video that will be made, in seconds.",
        },
        "template": {
            "type": ["string", "null"],
            "pattern": r"^[a-z][a-z0-9_]{0,63}$",
            "description": "The lesson to use, instead of looking for one or asking a model.",
        },
        "values": {
            "type": ["object", "null"],
            "maxProperties": 50,
            "propertyNames": {"maxLength": 64},
            "additionalProperties": {"type": "string", "maxLength": 2000},
            "description": "Parameters of the lesson, by name, as they are typed.",
        },
        "data": {
            "type": ["object", "null"],
            "maxProperties": 100,
            "propertyNames": {"maxLength": 100},
            "description": "Values that the video is to show, by name: JSON, 20,000 characters at most.",
        },
        "hints": {
            "type": ["object", "null"],
            "maxProperties": 50,
            "propertyNames": {"pattern": _CLASS_NAME},
            "additionalProperties": {"type": "string", "maxLength": LONGEST_HINT},
            "description": "What the model is told about a scene, by the scene's name.",
        },
        "tier": {"enum": ["auto", "fast", "strong", None], "description": "Which model writes."},
        "model": {
            "type": ["string", "null"],
            "maxLength": 200,
            "pattern": _ONE_LINE,
            "description": "One of the models that the server allows.",
        },
        "fresh": {"type": ["boolean", "null"], "description": "Ask the model anew for what it has answered before."},
        "no_voice": {"type": ["boolean", "null"], "description": "Make it without narration."},
        "preview": {
            "type": ["boolean", "null"],
            "description": "Make a small, quick video first, to be watched meanwhile.",
        },
    },
}

_WHERE: Schema = {
    "folder": {
        "type": "string",
        "maxLength": LONGEST_FOLDER,
        "pattern": _ONE_LINE,
        "default": "",
        "description": "An existing folder below the server's root, with slashes; the video goes into its 'stitch'.",
    },
    "name": {
        "type": "string",
        "maxLength": 100,
        "pattern": _ONE_LINE,
        "description": "Begins the video's file name; made from the prompt where it is not given.",
    },
    "cell": {
        "type": "string",
        "maxLength": 200,
        "pattern": r"^[A-Za-z0-9._:-]*$",
        "default": "",
        "description": "Id of the notebook cell that this comes from. Asked again for the same, its video is replaced.",
    },
    "notebook": {
        "type": "string",
        "maxLength": 255,
        "pattern": _ONE_LINE,
        "description": "Name of the notebook's file: cells of copies have the same id, and videos of their own.",
    },
}

# Refusals name the field: one object with rules for both kinds can say which one is wrong, alternatives cannot.
NEW_JOB: Schema = {
    "type": "object",
    "description": "Either a prompt, from which a video is made, or the source of a scene file, which is rendered.",
    "maxProperties": 10,
    "additionalProperties": False,
    "properties": {
        "prompt": {
            "type": "string",
            "minLength": 1,
            "maxLength": LONGEST_PROMPT,
            "description": "What the video is about.",
        },
        "source": {
            "type": "string",
            "minLength": 1,
            "maxLength": LONGEST_SOURCE,
            "description": "A Python file with Manim scenes.",
        },
        "title": {
            "type": "string",
            "maxLength": 200,
            "pattern": _ONE_LINE,
            "description": "What a rendered source is called.",
        },
        "parent": {
            "type": "string",
            "maxLength": 64,
            "pattern": r"^[A-Za-z0-9-]*$",
            "description": "The job whose script was edited: its video is replaced.",
        },
        "options": OPTIONS,
        **_WHERE,
    },
    "oneOf": [
        {"required": ["prompt"], "not": {"anyOf": [{"required": [name]} for name in ("source", "title", "parent")]}},
        {"required": ["source"], "not": {"required": ["prompt"]}},
    ],
}

RETRY: Schema = {
    "type": "object",
    "maxProperties": 5,
    "additionalProperties": False,
    "properties": {
        "scene": {"type": ["string", "null"], "pattern": _CLASS_NAME, "description": "The scene to make again."},
        "hint": {"type": ["string", "null"], "maxLength": LONGEST_HINT, "description": "What its author is told."},
    },
}

CHECK: Schema = {
    "type": "object",
    "required": ["source"],
    "maxProperties": 5,
    "additionalProperties": False,
    "properties": {"source": {"type": "string", "maxLength": LONGEST_SOURCE, "description": "A scene file's text."}},
}
