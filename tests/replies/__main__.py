"""``python -m tests.replies CONVERSATION.toml [--port 8099]``: play a conversation until it is stopped."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from tests.replies.conversation import ConversationError
from tests.replies.server import serve


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.replies", description="Play a written conversation.")
    parser.add_argument("conversation", type=Path, help="a TOML file")
    parser.add_argument("--port", type=int, default=0, help="port on the loopback address; any free one by default")
    parser.add_argument("--quiet", action="store_true", help="do not tell what is asked and answered")
    arguments = parser.parse_args()
    try:
        with serve(arguments.conversation, port=arguments.port, report=not arguments.quiet) as server:
            prompt = shlex.quote(server.conversation.prompt or "…")
            options = " ".join(shlex.quote(option) for option in server.conversation.options)
            command = f"stitcher make {prompt} --model openai/replies --api-base {server.url} {options}".rstrip()
            sys.stderr.write(f"{server.conversation.title or arguments.conversation}\n  {command}\n")
            server.wait()
    except KeyboardInterrupt:
        return 0
    except (OSError, ConversationError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
