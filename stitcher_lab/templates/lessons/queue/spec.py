"""What the lesson on the queue teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import Count, ItemList, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Serve no more than have joined."""
    most = len(values["ITEMS"])
    if values["SERVED"] > most:
        if "SERVED" in values.given:
            notes.append(f"Only {most} can be served, as only {most} joined the queue.")
        values["SERVED"] = most
    return values


TEMPLATE = Template(
    id="queue",
    title="Queue",
    summary="Values join at the back of a line and leave at its front: the first one in is the first one out.",
    subject="computer science",
    concepts=(
        "queue data structure",
        "what is a queue in computer science",
        "first in first out",
        "FIFO",
        "enqueue and dequeue operations",
        "adding at the back and removing at the front",
        "a waiting line as a data structure",
        "customers in a line are served in the order in which they came",
        "how a printer keeps its pages in order",
        "who came first is served first",
        "front and back of a queue",
        "queue operations in constant time",
        "a queue stored in an array as a ring buffer",
        "abstract data type for waiting in line",
        "people lining up at a supermarket checkout as a data structure",
        "how does a printer keep its jobs in order",
        "first come first served",
        "joining the end of the line and leaving at the front",
        "customers waiting at a counter, modelled in code",
        "the oldest item leaves first",
        "FIFO principle for students",
        "add at the rear, remove from the front",
        "like cars at a toll booth: the first to arrive is the first to leave",
        "what does enqueue and dequeue do",
        "a line at the ticket office as a data structure",
        "jobs waiting their turn in the order of arrival",
        "students lining up for lunch, who came first eats first",
        "songs in a playlist queue play in the order they were added",
        "head and tail of a queue",
        "waiting line in programming",
        "things come out in the same order in which they went in",
        "why is a line of waiting people like a FIFO queue",
        "the one who waited longest goes next",
        "whoever arrived earliest is helped first",
        "keep things in order of arrival",
    ),
    examples=(
        "explain the queue data structure",
        "enqueue 5, 8 and 2",
        "put A, B, C, D in a queue, dequeue 3",
    ),
    parameters=(
        ItemList(
            "ITEMS",
            "What joins the queue, in this order.",
            cues=("enqueue…", "enqueuing…", "queue…", "add…", "with…", "items", "values", "numbers", "elements"),
            min_items=1,
            max_items=8,
            max_length=6,
        ),
        Count(
            "SERVED",
            "How many are served and leave.",
            cues=("dequeue…", "dequeuing…", "dequeues", "…dequeues", "serve…", "…times", "remove…"),
            low=1,
            high=8,
        ),
    ),
    beyond=(
        "stack",
        "priority queue",
        "heap",
        "deque",
        "double-ended queue",
        "linked list implementation",
        "message queue",
        "message broker",
        "RabbitMQ",
        "Kafka",
        "queueing theory",
        "Little's law",
        "arrival rate and service rate",
        "two stacks as a queue",
        "blocking queue",
        "round robin scheduling",
        "queue at the airport",
        "CPU scheduling",
    ),
    repair=repair,
)
