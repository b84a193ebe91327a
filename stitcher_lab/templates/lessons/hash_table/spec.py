"""What the lesson on the hash table teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import Count, IntList, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Look up a key that was stored when keys were given, but none to look up."""
    if "KEYS" in values.given and "LOOKUP" not in values.given and values["LOOKUP"] not in values["KEYS"]:
        size = values["BUCKETS"]
        # The key with the most keys before it in its chain is the one that shows most.
        values["LOOKUP"] = max(
            enumerate(values["KEYS"]),
            key=lambda item: (sum(other % size == item[1] % size for other in values["KEYS"][: item[0]]), item[0]),
        )[1]
        notes.append(f"You did not say which key to look up, so the video looks up {values['LOOKUP']}.")
    return values


TEMPLATE = Template(
    id="hash_table",
    title="Hash table",
    summary="Keys go into the bucket that their remainder names, collisions hang in chains, and a key is looked up.",
    subject="computer science",
    concepts=(
        "hash table",
        "hash map data structure",
        "hashing keys into buckets",
        "hash function with modulo",
        "collision resolution by separate chaining",
        "what happens when two keys fall into the same bucket",
        "how a dictionary looks up a key without searching",
        "how Python dictionaries and sets find their keys so fast",
        "the remainder of a key decides where it is stored",
        "inserting keys into a hash table with chains",
        "constant time lookup of a key",
        "load factor of a hash table",
        "associative array, map from keys to places",
        "why finding an entry takes one step however many there are",
        "key modulo table size gives the bucket",
        "what happens inside a python dict when i look up a key",
        "how does a hash map handle collisions",
        "how can a dictionary find a key immediately",
        "dict lookup in python is instant, why",
        "key mod table size tells you the slot",
        "putting keys into slots by their remainder",
        "two keys land in the same bucket",
        "buckets with linked chains",
        "how do objects in javascript or maps in java find keys",
        "average constant time insert and find",
        "hash function decides the bucket",
        "finding a coat by its number in the cloakroom without searching",
        "lockers numbered by remainder",
        "storing student ids by the last digit",
        "how sets check membership so quickly",
        "collision handling with chaining",
        "map a key to an index in an array",
        "hashmap",
        "compute from the key itself where it is kept",
    ),
    examples=(
        "explain hash tables",
        "insert 15, 22, 8 and 36 into a hash table with 7 buckets",
        "hash table of size 5 with the keys 3, 8, 14, 20, look up 8",
    ),
    parameters=(
        IntList(
            "KEYS",
            "The keys to store, in this order.",
            cues=("keys", "insert…", "inserting…", "put…", "store…", "storing…", "numbers", "values", "with…"),
            min_items=1,
            max_items=8,
            low=0,
            high=9999,
            distinct=True,
        ),
        Count(
            "BUCKETS",
            "How many buckets the table has.",
            cues=("…buckets", "buckets…", "…slots", "size", "size of…", "mod…", "modulo…", "…places", "table of…"),
            low=3,
            high=10,
        ),
        Count(
            "LOOKUP",
            "The key to look up in the end.",
            cues=("look up…", "lookup…", "find…", "search for…", "looking up…", "get…"),
            low=0,
            high=9999,
            clamp=False,
        ),
    ),
    beyond=(
        "open addressing",
        "linear probing",
        "quadratic probing",
        "double hashing",
        "cuckoo hashing",
        "consistent hashing",
        "perfect hashing",
        "rehashing step by step",
        "bloom filter",
        "cryptographic hash",
        "SHA-256",
        "MD5",
        "password hashing",
        "salt and pepper for passwords",
        "blockchain",
        "checksum",
        "hash of a string",
        "deleting a key",
        "distributed hash table",
        "hashtag",
        "hash join",
        "rolling hash",
    ),
    repair=repair,
)
