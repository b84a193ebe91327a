"""What gives away a request that no video of ours can meet, as patterns; :mod:`stitcher_lab.hygiene` applies them.

Written against half of the cases in ``tests/augmentation/cases.py`` and measured on the other half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stitcher_lab.creators import CREATOR


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` is cut out, or replaced with ``instead``, unless the text before it matches ``unless``.

    A group called ``topic`` is kept where nothing else says what the video is about.
    """

    about: str
    pattern: re.Pattern[str]
    instead: str = ""
    unless: re.Pattern[str] | None = None


# What goes before a request: a comma, a conjunction, a please.
_LEAD = r"(?:\s*[,;(]\s*|\s+|^)(?:(?:and|also|please|then|but|plus)\s+){0,3}"
_TEACH = (
    r"(?:explain|show|prove|label|describe|teach|tell|make|draw|plot|compare|derive|discuss|illustrate|animate|find"
    r"|compute|calculate|solve|demonstrate|introduce|cover|narration|narrate|talk|visuali[sz]e|do|give|let)"
)
# How far a request reaches: to the end of the clause, or to where the lesson itself goes on.
_END = (
    r"(?=\s*[.,;:!?)]|\s*$"
    rf"|\s+(?:and|then|while|when|before|after)\s+(?:then\s+|also\s+|please\s+)?{_TEACH}(?:s|ing|ning|ting)?\b"
    r"|\s+(?:next to|beside|to (?:explain|show|illustrate|teach|help))\b"
    r"|\s+(?:as|while)\s+you\b)"
)
_REST = rf"[^.,;:!?]*?(?:\s+(?:to|in|into|for|of)\s+(?=(?:an?|the|my|this|our)\s+(?:short\s+)?(?:video|lesson|animation|clip|explanation)\b)|{_END})"
# A few words of description, none of which begins another thought.
_FEW = r"(?:(?!(?:that|which|who|of|in|on|to|from|takes?|is|are|and|or|how|for|by|as|its|waves?|between|using|with)\b)[\w'’-]+\s+){0,4}?"
_ADD = (
    r"(?:with|use|using|add|adding|include|including|insert|inserting|embed|embedding|put|putting|paste|incorporate"
    r"|incorporating|feature|featuring|overlay|have|having)"
)
_FETCH = (
    r"(?:download|downloading|fetch|fetching|load|loading|import|importing|scrape|grab|google|search for|look up|get)"
)
_PHOTO = (
    r"(?:photos?|photographs?|footage|screenshots?|gifs?|memes?|clip\s?arts?|stock\s(?:images?|pictures?|videos?)"
    r"|(?:youtube|video|movie|film|tv|news)\sclips?|real(?:-life)?\s(?:pictures?|images?))"
)
_PICTURE = r"(?:pictures?|images?|graphics?|illustrations?|videos?|pics?|drawings?|diagrams?|animations?)"
_ELSEWHERE = (
    r"(?:(?:downloaded\s+|taken\s+|copied\s+)?(?:from|off|on|via|found on|at|in)\s+(?:the\s+|our\s+|my\s+|your\s+|their\s+)?(?:school\s+)?(?:internet|web|net|website|google"
    r"|wikipedia|wikimedia|unsplash|pexels|pixabay|pinterest|instagram|facebook|twitter|tiktok|reddit|nasa|flickr|getty"
    r"|shutterstock|istock|imgur|giphy|youtube|url|online)\b|online\b|(?:(?:from|off|at|in|on|via)\s+)?\ue000)"
)
_NOT_ASKED = re.compile(
    r"\b(?:(?:how|why|to|can|do|does|people|students?|that|which)\s+(?:\w+\s+)?"
    r"|(?:connections?|links?|relation\w*|similar\w*|analog\w*|compare[ds]?|comparison|deal\w*|common)\s+(?:\w+\s+){0,4})$",
    re.IGNORECASE,
)
_SONG = (
    r"(?:music|songs?|tunes?|sound\s?tracks?|beats|jingles?|melod(?:y|ies)|bgm|sound\s?effects?|anthem|symphon(?:y|ies)"
    r"|background\s(?:track|score)s?|audio\s(?:samples?|clips?|recordings?|tracks?))\b"
    r"(?!['’]s|\s+(?:theory|notes?|notation|intervals?|scales?|signals?|files?|waves?|waveforms?|data|box|genres?|lyrics?"
    r"|recommendations?|industry|players?|per|charts?|lovers?|as an?\b|to (?:explain|show|illustrate|teach|understand)))"
)
_MUSICAL = (
    r"(?:background|copyrighted|royalty[- ]free|epic|calm|soft|chill|upbeat|dramatic|cinematic|relaxing|piano|lo-?fi"
    r"|classical|ambient|happy|sad|catchy|pop|rock|rap|hip[- ]hop|jazz|techno|electronic|orchestral|theme)"
)
_STYLE = r"(?:style|manner|spirit|look|tone|format|fashion|aesthetics?|voice|way|vein|vibe)"
_PIECE = r"(?:videos?|animations?|episodes?|clips?|series|channels?|lessons?|explanations?|explainers?|lectures?|documentar(?:y|ies)|ones?)"
_ITS = (
    rf"(?:(?:['’]s?|s['’])?(?:\s+(?:own|famous|great|popular|classic|youtube|old|new|recent|viral|excellent|amazing))*"
    rf"(?:[\s-]+{_PIECE})?(?:\s+(?:does|did|do|would|explains?|explained|makes?)(?:\s+(?:it|that|this|do(?: it)?|explain(?: it)?|them))?)?"
    r"(?:\s+in (?:his|her|its|their) videos?)?)"
)
_TOPIC = rf"(?P<topic>\s+(?:on|about|of|for)\s+[^.,;:!?]*?{_END})?"
_BY_SOMEONE = rf"(?:the\s+|an?\s+|that\s+|those\s+|one of\s+)?(?:you[\s-]?tube(?:r)?\s+)?(?:{_PIECE}\s+(?:by|from|of|on)\s+)?(?:the\s+)?"
_WISHED = re.compile(r"\b(?:would|['’]d|i|we|they|people|students|who|children|kids)\s*$", re.IGNORECASE)
_TUBE = r"(?:you[\s-]?tube(?:r|rs)?)"


def _rule(about: str, pattern: str, instead: str = "", unless: re.Pattern[str] | None = None) -> Rule:
    return Rule(about, re.compile(pattern, re.IGNORECASE), instead, unless)


RULES = (
    # -- pictures
    _rule(
        "picture",
        rf"\b(show|display)\s+(?:me\s+|us\s+)?(?:an?|the|some|real|actual)\s+{_FEW}{_PHOTO}\s+of\b",
        r"\1 a drawing of",
    ),
    _rule("picture", rf"{_LEAD}{_FETCH}\s+{_FEW}(?:{_PHOTO}|{_PICTURE})\b{_REST}", unless=_NOT_ASKED),
    _rule(
        "picture",
        rf"{_LEAD}(?:{_ADD}|{_FETCH}|(?:show|display)(?:ing)?(?=\s+(?:an?|the|some|real|pictures?|images?|photos?)\b))\s+{_FEW}(?:{_PHOTO}|{_PICTURE})\b(?:\s+of\s+[^.,;:!?]{{1,40}}?)?\s+{_ELSEWHERE}{_REST}",
    ),
    _rule("picture", rf"{_LEAD}{_ADD}\s+{_FEW}{_PHOTO}\b{_REST}", unless=_NOT_ASKED),
    _rule(
        "picture",
        rf"{_LEAD}(?:add|use|put|insert|include|paste|embed)(?:ing)?\s+{_FEW}logos?\b{_REST}",
        unless=_NOT_ASKED,
    ),
    # -- music
    _rule(
        "music",
        rf"{_LEAD}(?:use|using|put|play|with|add|have)\s+[^.,;:!?]{{1,60}}?\s+as\s+(?:the\s+|an?\s+)?(?:background\s+|theme\s+)?(?:music|songs?|sound\s?track){_REST}",
    ),
    _rule(
        "music",
        r"(?:^|[.,;!?(])\s*(?:and\s+)?(?:(?:the\s+)?background\s+)?(?:music|songs?|sound\s?track|bgm)\s*:\s*[^.;!?)]+",
    ),
    _rule("music", rf"{_LEAD}{_ADD}\s+{_FEW}{_SONG}{_REST}", unless=_NOT_ASKED),
    _rule(
        "music",
        rf"(?:^|[.,;!?]\s*|\s+)(?:and\s+|please\s+)*\bplay(?:ing)?\s+[^.,;:!?]{{1,60}}?\s+in the background\b{_REST}",
    ),
    _rule("music", rf"(?:^|[.,;!?]|\band\b|\bplease\b)\s*(?:please\s+)?\bplay\s+{_FEW}{_SONG}{_REST}"),
    _rule(
        "music", rf"{_LEAD}(?:with|and)\s+[^.,;:!?]{{1,60}}?\s+(?:playing|running)(?:\s+\w+)?\s+in the background{_END}"
    ),
    _rule(
        "music",
        rf"{_LEAD}(?:set\s+)?to\s+(?:the\s+)?(?:tune|music|sound|beat|rhythm)s?\s+of\s+(?-i:(?=[A-Z\"“‘]))[^.,;:!?]+?{_END}",
    ),
    _rule("music", rf"{_LEAD}(?:set\s+to\s+{_FEW}|to\s+(?:some\s+)?(?:{_MUSICAL}\s+)+)(?:music|songs?)\b{_REST}"),
    _rule(
        "music",
        rf"{_LEAD}(?:some\s+|an?\s+)?(?:{_MUSICAL}\s+)*background\s(?:music|songs?|tracks?){_REST}",
        unless=_NOT_ASKED,
    ),
    _rule(
        "music",
        rf"{_LEAD}(?:mit\s+(?:\w+\s+)?(?:hintergrundmusik|musik\sim\shintergrund)|con\s+m[úu]sica\s+de\s+fondo|avec\s+(?:de\s+la\s+|une\s+)?musique\s+de\s+fond|con\s+musica\s+di\s+sottofondo|com\s+m[úu]sica\s+de\s+fundo)\b{_REST}",
    ),
    # -- creators
    _rule(
        "creator",
        rf"{_LEAD}(?:(?:in|with|using|copy|copying|imitate|mimic|follow|following|adopt|use)\s+)?(?:the\s+|an?\s+)?(?:(?:same|exact|visual|typical|signature|similar)\s+)*{_STYLE}s?\s+(?:of|as|like|from|to|similar to)\s+(?:in\s+)?{_BY_SOMEONE}{CREATOR}{_ITS}{_TOPIC}",
    ),
    _rule(
        "creator",
        rf"{_LEAD}(?:(?:in|with|using)\s+)?(?:the\s+|an?\s+|typical\s+|classic\s+)*{CREATOR}(?:['’]s?|s['’])?(?:\s+\w+)?[\s-]+(?:style|look|aesthetic)[sd]?\b(?=(?P<after>.?))",
        r" ",
    ),
    _rule(
        "creator",
        rf"{_LEAD}(?:(?:just|exactly|much|a bit|kind of|make it|look(?:s|ing)?)\s+)*(?:like|as|similar\s+to|inspired\s+by|based\s+on|following|à\s+la|a\s+la|the\s+way(?:\s+that)?|how|wie|comme|como|come|zoals|jak)\s+(?:what\s+|in\s+|on\s+|seen\s+\w+\s+)?{_BY_SOMEONE}{CREATOR}{_ITS}{_TOPIC}",
        unless=_WISHED,
    ),
    _rule(
        "creator",
        rf"\b(?:re-?creat|re-?mak|cop|imitat|reproduc|mimic|clon|redo|adapt|animat)\w*\s+{_BY_SOMEONE}{CREATOR}{_ITS}",
        "a video",
    ),
    _rule("creator", rf"(?:^|(?<=[.!?]\s))\s*(?:as\s+)?{CREATOR}\s*[:–—]\s*"),
    _rule("creator", rf"\b(?:an?\s+|the\s+|some\s+)?{CREATOR}(?:['’]s?|s['’])?[\s-]+{_PIECE}\b", "a video"),
    _rule("creator", rf"{_LEAD}(?:narrated|voiced|spoken|read)\s+by\s+{_BY_SOMEONE}{CREATOR}"),
    _rule("creator", rf"{_LEAD}(?:in|with)\s+{CREATOR}['’]s?\s+voice"),
    _rule(
        "creator",
        rf"{_LEAD}(?:as\s+)?(?:explained|seen|shown|done|taught|told)\s+(?:by|on|in)\s+{_BY_SOMEONE}{CREATOR}{_ITS}",
    ),
    _rule(
        "creator",
        rf"{_LEAD}(?:in|with|copy|imitate)\s+the\s+(?:same\s+)?{_STYLE}\s+of\s+(?:the\s+|an?\s+)?(?:{_TUBE}(?:\s+(?:channel|star|video))?|channel)\b{_REST}",
    ),
    _rule(
        "creator",
        rf"{_LEAD}(?:just\s+)?(?:like|similar\s+to|inspired\s+by|based\s+on)\s+(?:the|that|a|an|this|some)\s+(?:famous\s+|popular\s+|viral\s+)?(?:{_TUBE}\s+(?:video|channel|series)|{_TUBE})\b(?:\s+(?:by|from|called|named)\s+[^.,;:!?]*?)?{_TOPIC}",
    ),
    _rule(
        "creator",
        rf"{_LEAD}(?:im\s+stil\s+von|nach\s+art\s+von|wie\s+bei|al\s+estilo\s+de|en\s+el\s+estilo\s+de|dans\s+le\s+style\s+de|à\s+la\s+manière\s+de|nello\s+stile\s+di|alla\s+maniera\s+di|[na]o\s+estilo\s+d[eo]|w\s+stylu|in\s+de\s+stijl\s+van)\s+{CREATOR}",
    ),
)

# Words of a prompt that say nothing of its matter.
WORTHLESS = re.compile(
    r"\b(?:make|create|do|give|show|produce|generate|build|write|i|want|need|would|like|you|can|could|please|me|us|my|a|an|the|it"
    r"|is|be|to|for|video|videos|animation|clip|lesson|episode|explanation|explain|explaining|short|long|nice|good|cool|and|in"
    r"|of|on|about|something|some|this|that|with|just|look|one|new)\b",
    re.IGNORECASE,
)
