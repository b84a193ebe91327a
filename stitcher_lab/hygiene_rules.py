"""What gives away a request that no video of ours can meet, as patterns; :mod:`stitcher_lab.hygiene` applies them.

In the patterns a blank stands for white space of any length. They take a while to compile: a family of rules is made
when a prompt has a word that it is about. Written against half of the cases in
``tests/augmentation/cases.py`` and measured on the other half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# What stands for an address, and for a creator's name, while the rules work: characters no cleaned prompt can hold.
ADDRESS_MARK = "\ue000"
CREATOR_MARK = "\ue001"


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` is cut out, or replaced with ``instead``, unless the text before it matches ``unless``.

    A group called ``topic`` is kept where nothing else says what the video is about.
    """

    about: str
    pattern: re.Pattern[str]
    instead: str = ""
    unless: re.Pattern[str] | None = None


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


def _rule(about: str, pattern: str, instead: str = "", unless: re.Pattern[str] | None = None) -> Rule:
    return Rule(about, _compiled(pattern), instead, unless)


# ------------------------------------------------------------------------------------------------- how requests run

# What goes before a request: a comma, a conjunction, a please.
_LEAD = r"(?:\s*[,;(]\s*| |^)(?:(?:and|also|please|then|but|plus) ){0,3}"
_TEACH = (
    r"(?:explain|show|prove|label|describe|teach|tell|make|draw|plot|compare|derive|discuss|illustrate|animate|find"
    r"|compute|calculate|solve|demonstrate|introduce|cover|narration|narrate|talk|visuali[sz]e|do|give|let)"
)
# How far a request reaches: to the end of the clause, or to where the lesson itself goes on.
_END = (
    r"(?=\s*[.,;:!?)]|\s*$"
    rf"| (?:and|then|while|when|before|after) (?:then |also |please )?{_TEACH}(?:s|ing|ning|ting)?\b"
    r"| (?:next to|beside|to (?:explain|show|illustrate|teach|help))\b"
    r"| (?:as|while) you\b)"
)
_TO_A_VIDEO = (
    r" (?:to|in|into|for|of) (?=(?:an?|the|my|this|our) (?:short )?(?:video|lesson|animation|clip|explanation)\b)"
)
_REST = rf"[^.,;:!?]*?(?:{_TO_A_VIDEO}|{_END})"
# A few words of description, none of which begins another thought.
_FEW = (
    r"(?:(?!(?:that|which|who|of|in|on|to|from|takes?|is|are|and|or|how|for|by|as|its|waves?|between|using|with)\b)"
    r"[\w'’-]+ ){0,4}?"
)
_SOMETHING = r"[^.,;:!?]{1,60}?"
# Before which the same words ask for nothing: "how to use a photo …", "the connection of maths with music".
_NOT_ASKED = _compiled(
    r"\b(?:(?:how|why|to|can|do|does|people|students?|that|which) (?:\w+ )?"
    r"|(?:connections?|links?|relation\w*|similar\w*|analog\w*|compare[ds]?|comparison|deal\w*|common) (?:\w+ ){0,4})$"
)
# "I would like a …" likes nothing in particular.
_WISHED = _compiled(r"\b(?:would|['’]d|i|we|they|people|students|who|children|kids)\s*$")

# --------------------------------------------------------------------------------------------------------- pictures

_ADD = (
    r"(?:with|use|using|add|adding|include|including|insert|inserting|embed|embedding|put|putting|paste|incorporate"
    r"|incorporating|feature|featuring|overlay|have|having)"
)
_FETCH = (
    r"(?:download|downloading|fetch|fetching|load|loading|import|importing|scrape|grab|google|search for|look up|get)"
)
# No lesson draws one of these itself.
_PHOTO = (
    r"(?:photos?|photographs?|footage|screenshots?|gifs?|memes?|clip\s?arts?|stock (?:images?|pictures?|videos?)"
    r"|(?:youtube|video|movie|film|tv|news) clips?|real(?:-life)? (?:pictures?|images?))"
)
_PICTURE = r"(?:pictures?|images?|graphics?|illustrations?|videos?|pics?|drawings?|diagrams?|animations?)"
_SITES = (
    r"(?:internet|web|net|website|google|wikipedia|wikimedia|unsplash|pexels|pixabay|pinterest|instagram|facebook"
    r"|twitter|tiktok|reddit|nasa|flickr|getty|shutterstock|istock|imgur|giphy|youtube|url|online)"
)
_ELSEWHERE = (
    r"(?:(?:downloaded |taken |copied )?(?:from|off|on|via|found on|at|in) (?:(?:the|our|my|your|their) )?(?:school )?"
    rf"{_SITES}\b|online\b|(?:(?:from|off|at|in|on|via) )?{ADDRESS_MARK})"
)
_SHOW_ONE = r"(?:show|display)(?:ing)?(?= (?:an?|the|some|real|pictures?|images?|photos?)\b)"


@cache
def _pictures() -> tuple[Rule, ...]:
    return (
        _rule(
            "picture",
            rf"\b(show|display) (?:(?:me|us) )?(?:an?|the|some|real|actual) {_FEW}{_PHOTO} of\b",
            r"\1 a drawing of",
        ),
        _rule("picture", rf"{_LEAD}{_FETCH} {_FEW}(?:{_PHOTO}|{_PICTURE})\b{_REST}", unless=_NOT_ASKED),
        _rule(
            "picture",
            rf"{_LEAD}(?:{_ADD}|{_FETCH}|{_SHOW_ONE}) {_FEW}(?:{_PHOTO}|{_PICTURE})\b(?: of {_SOMETHING})?"
            rf" {_ELSEWHERE}{_REST}",
        ),
        _rule("picture", rf"{_LEAD}{_ADD} {_FEW}{_PHOTO}\b{_REST}", unless=_NOT_ASKED),
        _rule(
            "picture",
            rf"{_LEAD}(?:add|use|put|insert|include|paste|embed)(?:ing)? {_FEW}logos?\b{_REST}",
            unless=_NOT_ASKED,
        ),
    )


# ------------------------------------------------------------------------------------------------------------ music

_SONG = (
    r"(?:music|songs?|tunes?|sound\s?tracks?|beats|jingles?|melod(?:y|ies)|bgm|sound\s?effects?|anthem"
    r"|symphon(?:y|ies)|background (?:track|score)s?|audio (?:samples?|clips?|recordings?|tracks?))\b"
    # What is said of music as a subject.
    r"(?!['’]s| (?:theory|notes?|notation|intervals?|scales?|signals?|files?|waves?|waveforms?|data|box|genres?|lyrics?"
    r"|recommendations?|industry|players?|per|charts?|lovers?|as an?\b"
    r"|to (?:explain|show|illustrate|teach|understand)))"
)
_MOOD = (
    r"(?:background|copyrighted|royalty[-\s]free|epic|calm|soft|chill|upbeat|dramatic|cinematic|relaxing|piano|lo-?fi"
    r"|classical|ambient|happy|sad|catchy|pop|rock|rap|hip[-\s]hop|jazz|techno|electronic|orchestral|theme)"
)
_FOREIGN_MUSIC = (
    r"(?:mit (?:\w+ )?(?:hintergrundmusik|musik im hintergrund)|con m[úu]sica de fondo"
    r"|avec (?:de la |une )?musique de fond|con musica di sottofondo|com m[úu]sica de fundo)"
)


@cache
def _music() -> tuple[Rule, ...]:
    return (
        _rule(
            "music",
            rf"{_LEAD}(?:use|using|put|play|with|add|have) {_SOMETHING} as (?:(?:the|an?) )?(?:(?:background|theme) )?"
            rf"(?:music|songs?|sound\s?track){_REST}",
        ),
        _rule(
            "music",
            r"(?:^|[.,;!?(])\s*(?:and )?(?:(?:the )?background )?(?:music|songs?|sound\s?track|bgm)\s*:\s*[^.;!?)]+",
        ),
        _rule("music", rf"{_LEAD}{_ADD} {_FEW}{_SONG}{_REST}", unless=_NOT_ASKED),
        _rule(
            "music",
            rf"(?:^|[.,;!?]\s*| )(?:(?:and|please) ){{0,2}}\bplay(?:ing)? {_SOMETHING} in the background\b{_REST}",
        ),
        _rule("music", rf"(?:^|[.,;!?]|\band\b|\bplease\b)\s*(?:please )?\bplay {_FEW}{_SONG}{_REST}"),
        _rule("music", rf"{_LEAD}(?:with|and) {_SOMETHING} (?:playing|running)(?: \w+)? in the background{_END}"),
        # A name, or a title in quotation marks: "to the beat of a metronome" is a lesson's own.
        _rule(
            "music",
            rf"{_LEAD}(?:set )?to (?:the )?(?:tune|music|sound|beat|rhythm)s? of (?-i:(?=[A-Z\"“]))[^.,;:!?]+?{_END}",
        ),
        _rule("music", rf"{_LEAD}(?:set to {_FEW}|to (?:some )?(?:{_MOOD} )+)(?:music|songs?)\b{_REST}"),
        _rule(
            "music",
            rf"{_LEAD}(?:(?:some|an?) )?(?:{_MOOD} )*background (?:music|songs?|tracks?){_REST}",
            unless=_NOT_ASKED,
        ),
        _rule("music", rf"{_LEAD}{_FOREIGN_MUSIC}\b{_REST}"),
    )


# --------------------------------------------------------------------------------------------------------- creators

_STYLE = r"(?:style|manner|spirit|look|tone|format|fashion|aesthetics?|voice|way|vein|vibe)"
_PIECE = (
    r"(?:videos?|animations?|episodes?|clips?|series|channels?|lessons?|explanations?|explainers?|lectures?"
    r"|documentar(?:y|ies)|ones?)"
)
_OF = r"(?:['’]s?|s['’])"  # 3Blue1Brown's, Disney'
_PRAISE = r"(?: (?:own|famous|great|popular|classic|youtube|old|new|recent|viral|excellent|amazing)){0,3}"
# After a name: "'s famous video", "does it", "would".
_ITS = (
    rf"(?:{_OF}?{_PRAISE}(?:[\s-]+{_PIECE})?"
    r"(?: (?:does|did|do|would|explains?|explained|makes?)(?: (?:it|that|this|do(?: it)?|explain(?: it)?|them))?)?"
    r"(?: in (?:his|her|its|their) videos?)?)"
)
_TOPIC = rf"(?P<topic> (?:on|about|of|for) [^.,;:!?]*?{_END})?"
_TUBE = r"(?:you[\s-]?tube(?:r|rs)?)"
# Before a name: "the YouTube video by".
_WHOSE = rf"(?:(?:the|an?|that|those|one of) )?(?:{_TUBE} )?(?:{_PIECE} (?:by|from|of|on) )?(?:the )?"
_LIKE = (
    r"(?:(?:just|exactly|much|a bit|kind of|make it|look(?:s|ing)?) )*(?:like|as|similar to|inspired by|based on"
    r"|following|à la|a la|the way(?: that)?|how|wie|comme|como|come|zoals|jak)"
)
_FOREIGN_STYLE = (
    r"(?:im stil von|nach art von|wie bei|al estilo de|en el estilo de|dans le style de|à la manière de"
    r"|nello stile di|alla maniera di|[na]o estilo d[eo]|w stylu|in de stijl van)"
)


@cache
def _creators() -> tuple[Rule, ...]:
    return (
        _rule(
            "creator",
            rf"{_LEAD}(?:(?:in|with|using|copy|copying|imitate|mimic|follow|following|adopt|use) )?(?:(?:the|an?) )?"
            rf"(?:(?:same|exact|visual|typical|signature|similar) )*{_STYLE}s? (?:of|as|like|from|to|similar to) "
            rf"(?:in )?{_WHOSE}{CREATOR_MARK}{_ITS}{_TOPIC}",
        ),
        _rule(
            "creator",
            rf"{_LEAD}(?:(?:in|with|using) )?(?:(?:the|an?|typical|classic) )*{CREATOR_MARK}{_OF}?(?: \w+)?[\s-]+"
            r"(?:style|look|aesthetic)[sd]?\b",
            " ",
        ),
        _rule(
            "creator",
            rf"{_LEAD}{_LIKE} (?:(?:what|in|on|seen \w+) )?{_WHOSE}{CREATOR_MARK}{_ITS}{_TOPIC}",
            unless=_WISHED,
        ),
        _rule(
            "creator",
            r"\b(?:re-?creat|re-?mak|cop|imitat|reproduc|mimic|clon|redo|adapt|animat)\w*"
            rf" {_WHOSE}{CREATOR_MARK}{_ITS}",
            "a video",
        ),
        _rule("creator", rf"(?:^|(?<=[.!?]\s))\s*(?:as )?{CREATOR_MARK}\s*[:–—]\s*"),
        _rule("creator", rf"(?:\b(?:an?|the|some) )?{CREATOR_MARK}{_OF}?[\s-]+{_PIECE}\b", "a video"),
        _rule("creator", rf"{_LEAD}(?:narrated|voiced|spoken|read) by {_WHOSE}{CREATOR_MARK}"),
        _rule("creator", rf"{_LEAD}(?:in|with) {CREATOR_MARK}{_OF} voice"),
        _rule(
            "creator",
            rf"{_LEAD}(?:as )?(?:explained|seen|shown|done|taught|told) (?:by|on|in) {_WHOSE}{CREATOR_MARK}{_ITS}",
        ),
        # Whoever it may be, where a channel is spoken of.
        _rule(
            "creator",
            rf"{_LEAD}(?:in|with|copy|imitate) the (?:same )?{_STYLE} of (?:(?:the|an?) )?"
            rf"(?:{_TUBE}(?: (?:channel|star|video))?|channel)\b{_REST}",
        ),
        _rule(
            "creator",
            rf"{_LEAD}(?:just )?(?:like|similar to|inspired by|based on) (?:the|that|an?|this|some) "
            rf"(?:(?:famous|popular|viral) )?(?:{_TUBE} (?:video|channel|series)|{_TUBE})\b"
            rf"(?: (?:by|from|called|named) [^.,;:!?]*?)?{_TOPIC}",
        ),
        _rule("creator", rf"{_LEAD}{_FOREIGN_STYLE} {CREATOR_MARK}"),
    )


# What a family is about, in the prompt as the rules see it, and where its rules are made.
_FAMILIES = (
    (
        re.compile(
            r"photo|picture|image|footage|screenshot|gif|meme|clip|logo|graphic|illustration|video|pics", re.IGNORECASE
        ),
        _pictures,
    ),
    (
        re.compile(
            r"music|song|tune|sound|beats|jingle|melod|bgm|anthem|symphon|background|audio|rhythm|m[úu]sica|musique|musik",
            re.IGNORECASE,
        ),
        _music,
    ),
    (re.compile(rf"{CREATOR_MARK}|tube|channel", re.IGNORECASE), _creators),
)


def rules_for(text: str) -> tuple[Rule, ...]:
    """Return the rules that may find something, in the order in which they apply."""
    return tuple(rule for hint, rules in _FAMILIES if hint.search(text) for rule in rules())


# Words of a prompt that say nothing of its matter.
_WORTHLESS = frozenset(
    re.findall(
        r"\w+",
        """
        make create do give show produce generate build write i want need would like you can could please me us my an a
        the it is be to for video videos animation clip lesson episode explanation explain explaining short long nice
        good cool and in of on about something some this that with just look one new
        """,
    ),
)


def says_nothing(text: str) -> bool:
    """Whether a prompt's words leave open what its video is about."""
    return not set(re.findall(r"\w+", text.casefold())) - _WORTHLESS
