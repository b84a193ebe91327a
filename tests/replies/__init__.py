"""A small OpenAI-compatible server that plays written conversations, for tests and for the offline demonstration.

``python -m tests.replies CONVERSATION.toml --port 8099`` serves one; in a test::

    with serve(path) as server:
        ...  # server.url, server.requests, server.unanswered, server.unused
"""

from tests.replies.conversation import Conversation, ConversationError, Reply, read
from tests.replies.server import Server, serve

__all__ = ["Conversation", "ConversationError", "Reply", "Server", "read", "serve"]
