"""What the server answers, by the names that the OpenAPI document gives them."""

from __future__ import annotations

from typing import Any

from stitcher_lab.model import QUALITIES, Stage

Schema = dict[str, Any]


def _object(description: str, properties: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    """An object that has all of ``properties``, but for those that are optional."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "description": description, "properties": properties, "required": required}


def ref(name: str) -> Schema:
    """Refer to the schema called ``name``."""
    return {"$ref": f"#/components/schemas/{name}"}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": "number"}
NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
WHOLE: Schema = {"type": "integer"}
WHOLE_OR_NULL: Schema = {"type": ["integer", "null"]}
YES_OR_NO: Schema = {"type": "boolean"}
TIME: Schema = {"type": "number", "description": "Seconds since 1970."}
TIME_OR_NULL: Schema = {"type": ["number", "null"], "description": "Seconds since 1970."}
STAGE: Schema = {"enum": [*(str(stage) for stage in Stage), None]}

STATES = ("queued", "running", "done", "failed", "cancelled")
EVENT_KINDS = (
    "queued", "running", "started", "progress", "step", "finished", "note", "early", "preview", "resumed", "retrying",
    "done", "failed", "cancelled",
)  # fmt: skip

_JOB = _object(
    "One job, and how it stands.",
    {
        "id": TEXT,
        "trace_id": TEXT,
        "kind": {"enum": ["make", "render"]},
        "state": {"enum": [*STATES]},
        "prompt": TEXT,
        "title": TEXT_OR_NULL,
        "options": {"type": "object", "description": "What it was made with; settings are filled in."},
        "cell": TEXT,
        "notebook": TEXT,
        "parent": TEXT,
        "created": TIME,
        "started": TIME_OR_NULL,
        "finished": TIME_OR_NULL,
        "attempts": WHOLE,
        "position": {"type": ["integer", "null"], "description": "Its place in line, 1 is next; null: not waiting."},
        "estimate": {"type": ["number", "null"], "description": "Seconds until it begins, or, running, is done."},
        "stage": STAGE,
        "fraction": {"type": ["number", "null"], "description": "The part of its stage that is done, 0 to 1."},
        "message": TEXT,
        "scene": WHOLE_OR_NULL,
        "scenes": WHOLE_OR_NULL,
        "elapsed": NUMBER,
        "error": _or_null(ref("JobError")),
        "gaps": _list(ref("Gap")),
        "notes": _list(TEXT),
        "video": _or_null(ref("Video")),
        "early": _or_null(ref("Early")),
        "preview": _or_null(ref("Preview")),
        "files": _list(TEXT),
        "cost": {"type": "number", "description": "US dollars that models took."},
        "last_event": {"type": "integer", "description": "Number of its newest event."},
        "code": {"type": ["string", "null"], "description": "Its script; in GET jobs/{job} alone."},
    },
    optional=("code",),
)
_ERROR = _object(
    "Why a request was refused.",
    {
        "message": {"type": "string", "description": "One sentence."},
        "remedy": {"type": "string", "description": "What to do about it; empty where nothing helps."},
        "field": {"type": ["string", "null"], "description": "What in the request is wrong, such as options.quality."},
        "type": TEXT,
    },
)
_EVENT = _object(
    "One report of a job; numbered from 1 within it, and never changed.",
    {
        "job": TEXT,
        "seq": {"type": "integer", "minimum": 1},
        "time": TIME,
        "kind": {"enum": [*EVENT_KINDS]},
        "stage": STAGE,
        "message": TEXT,
        "fraction": NUMBER_OR_NULL,
        "scene": WHOLE_OR_NULL,
        "scenes": WHOLE_OR_NULL,
        "elapsed": NUMBER,
        "remaining": NUMBER_OR_NULL,
    },
)
_TEMPLATE = _object(
    "A lesson that needs no model.",
    {
        "id": TEXT,
        "title": TEXT,
        "description": TEXT,
        "subject": TEXT,
        "example": {"type": "string", "description": "A prompt that gets it."},
        "examples": _list(TEXT),
        "parameters": _list(
            _object(
                "A value that can be given.",
                {
                    "name": TEXT,
                    "kind": TEXT,
                    "description": TEXT,
                    "default": {"type": "string", "description": "As it would be typed."},
                    "like": {"type": "string", "description": "How such a value is typed."},
                    "limits": {"type": "object"},
                },
            )
        ),
        "poster": {"type": "boolean", "description": "Whether there is a picture of it."},
    },
)
_STATUS = _object(
    "What this server can do, and how busy it is.",
    {
        "version": TEXT,
        "sandbox": _or_null(
            _object(
                "How scene code is isolated.",
                {
                    "tier": {"enum": ["bubblewrap", "landlock", "none"]},
                    "isolated": YES_OR_NO,
                    "detail": TEXT,
                    "minimum": {"type": ["string", "null"], "description": "The weakest that an administrator allows."},
                    "why": {"type": "string", "description": "What is in the way of a stronger one."},
                    "warm": {"type": "integer", "description": "How many are ready for the next scene."},
                },
            )
        ),
        "model": _object("Whether a model writes lessons.", {"configured": YES_OR_NO, "name": TEXT_OR_NULL}),
        "models": {**_list(TEXT), "description": "What options.model may say."},
        "latex": YES_OR_NO,
        "online_voice": YES_OR_NO,
        "defaults": _object(
            "What is taken where nothing is said.",
            {"quality": TEXT, "voice": TEXT, "language": TEXT, "max_duration": NUMBER},
        ),
        "limits": _object("", {"max_duration": NUMBER, "prompt": WHOLE, "data": WHOLE}),
        "jobs": _object("", {"running": WHOLE, "waiting": WHOLE, "limit": WHOLE}),
        "qualities": _list(
            _object("", {"name": {"enum": [*QUALITIES]}, "width": WHOLE, "height": WHOLE, "fps": WHOLE})
        ),
        "ready": {"type": "boolean", "description": "Whether a video can be made here."},
        "problems": _list(_object("What is in the way.", {"message": TEXT, "remedy": TEXT})),
    },
)

ANSWERS: dict[str, Schema] = {
    "Job": _JOB,
    "Jobs": _object("Jobs, the newest first.", {"jobs": _list(ref("Job")), "more": YES_OR_NO}),
    "JobError": {
        **_object(
            "Why a job failed.",
            {
                "type": TEXT,
                "message": TEXT,
                "remedy": TEXT,
                "scene": TEXT_OR_NULL,
                "line": {"type": ["integer", "null"], "description": "Line of the script, from 1."},
                "details": TEXT_OR_NULL,
            },
            optional=("scene", "line", "details"),
        ),
    },
    "Gap": _object(
        "A scene that is missing from the video.",
        {
            "scene": TEXT,
            "reason": TEXT,
            "remedy": TEXT,
            "line": WHOLE_OR_NULL,
            "title_card": {"type": "boolean", "description": "Whether its narration is heard over a title card."},
        },
    ),
    "Video": _object(
        "The finished video.",
        {
            "place": {"type": "string", "description": "Its path below the server's root; empty outside of it."},
            "duration": NUMBER,
            "voice": TEXT,
            "reused": YES_OR_NO,
            "title": TEXT,
            "version": {"type": "string", "description": "Changes whenever the file changes."},
        },
    ),
    "Early": _object(
        "What can be watched of a video that is still being drawn: GET jobs/{job}/early.mp4.",
        {
            "type": {"type": "string", "description": "Its media type, with the codecs that a player must know."},
            "sound": {"type": "boolean", "description": "Whether the narration is heard in it."},
            "quality": TEXT,
            "version": {"type": "string", "description": "Another one, where it began anew."},
        },
    ),
    "Preview": _object(
        "A quick video, there until the one of full quality is: the file preview.mp4.",
        {"version": {"type": "string", "description": "Changes whenever the file changes."}},
    ),
    "Event": _EVENT,
    "Events": _object("Events of a job, and how it stands.", {"events": _list(ref("Event")), "job": ref("Job")}),
    "Status": _STATUS,
    "Part": _object(
        "One part of the installation.",
        {"name": TEXT, "found": YES_OR_NO, "detail": TEXT, "remedy": TEXT, "required": YES_OR_NO},
    ),
    "Doctor": _object("What was found of each part.", {"parts": _list(ref("Part"))}),
    "Template": _TEMPLATE,
    "Templates": _list(ref("Template")),
    "Voices": _list(
        _object(
            "Who can speak.",
            {
                "id": TEXT,
                "name": TEXT,
                "language": {"type": "string", "description": "A code such as en-GB; empty: any."},
                "engine": TEXT,
                "quality": TEXT,
                "installed": YES_OR_NO,
                "online": {"type": "boolean", "description": "Whether the narration would leave this machine."},
                "remedy": {"type": "string", "description": "How it is installed."},
            },
        )
    ),
    "Check": _object(
        "What the installed Manim will not take.",
        {
            "faults": _list(
                _object(
                    "",
                    {
                        "line": {"type": "integer", "description": "From 1."},
                        "message": TEXT,
                        "fix": {"type": ["string", "null"], "description": "What would be written instead."},
                    },
                )
            ),
            "mended": {"type": ["string", "null"], "description": "The script with every clear fix; null: none."},
        },
    ),
    "Error": _ERROR,
}
