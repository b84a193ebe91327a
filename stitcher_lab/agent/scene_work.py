"""One scene from plan to working code: write, check, rehearse, fix, and a title card where nothing helps.

The order of things, for each draft: its class gets the planned name, slips that leave no doubt are mended, the
narration is put back as planned, the checker reads it, the sandbox rehearses it. What the run says is the truth; the
checker's word counts where the run failed too, or could not begin.
"""

from __future__ import annotations

import ast
import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from stitcher_lab.agent import coder, contract, fixer, troubles
from stitcher_lab.agent.assembly import alone, named, titled, with_imports
from stitcher_lab.agent.judge import judge
from stitcher_lab.agent.patching import Scope
from stitcher_lab.agent.title_card import title_card
from stitcher_lab.checking import check, mend
from stitcher_lab.errors import LimitExceeded, MissingTool, ScriptError
from stitcher_lab.model import Gap, SceneMaking, Usage, WrittenScene
from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from stitcher_lab.agent.troubles import Trouble
    from stitcher_lab.agent.workshop import Workshop
    from stitcher_lab.checking import Fault
    from stitcher_lab.model import Finding, RehearsedScene, Storyboard, StoryScene

ROUNDS = 3
# What a picture may still want is tried once; what a viewer cannot read, as long as there are rounds.
MINOR_ROUNDS = 1
_SHORT = 160


@dataclass(frozen=True, slots=True)
class _Draft:
    """One version of the code and what is wrong with it; ``shows`` says that it runs and says its lines."""

    code: str
    wrong: tuple[Trouble, ...] = ()
    mended: int = 0
    shows: bool = False
    fault: MissingTool | None = None

    @property
    def grave(self) -> list[Trouble]:
        return [trouble for trouble in self.wrong if not trouble.minor]

    @property
    def flaws(self) -> tuple[int, int]:
        return len(self.grave), len(self.wrong)


def write_scene(scene: StoryScene, storyboard: Storyboard, shop: Workshop) -> WrittenScene:
    """Write one scene until it runs and nothing in it covers anything else, or its title card.

    Raises
    ------
    stitcher_lab.errors.ModelError
        The service gave no answer; what it answered before is kept.
    stitcher_lab.errors.EnvironmentFault
        No code can be run here at all.
    stitcher_lab.errors.Cancelled
        Stopped.

    """
    return _Work(scene, storyboard, shop).run()


@dataclass(slots=True)
class _Work:
    scene: StoryScene
    storyboard: Storyboard
    shop: Workshop
    usage: Usage = field(default_factory=Usage)
    failures: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    tried: list[fixer.Tried] = field(default_factory=list)
    mended: int = 0
    rounds: int = 0

    def run(self) -> WrittenScene:
        draft = self._examine(self._first())
        best = draft if draft.shows else None
        scope = Scope.LINE
        while draft.wrong and draft.fault is None and self.rounds < (ROUNDS if draft.grave else MINOR_ROUNDS):
            self.rounds += 1
            self._step(f"fixing, round {self.rounds} of {ROUNDS}: {_short(draft)}")
            fixed = self._fix(draft, scope)
            scope = Scope(min(scope + 1, Scope.SCENE))
            if fixed is None:
                scope = Scope.SCENE if self.rounds == ROUNDS - 1 else scope
                continue
            if best is None:
                draft, best = fixed, fixed if fixed.shows else None
            elif fixed.shows and fixed.flaws <= best.flaws:
                draft = best = fixed
            # What is no better than the best so far is tried differently from there.
        if draft.shows and not draft.wrong:
            best = draft
        if best is None and draft.fault is None:
            best = self._supplemented(draft)
        if best is not None:
            self._step("works" if not best.wrong else f"works, with a flaw left: {_short(best)}")
            return self._written(best.code, "made")
        return self._card(draft)

    # ------------------------------------------------------------------------------------------------ a draft

    def _first(self) -> str:
        self._step("writing")
        reply, usage = coder.write(self.scene, self.storyboard, self.shop)
        self.usage += usage
        if not reply.whole or _cut_off(reply.code):
            self.failures.append("truncated")
            self._step("the answer broke off before its end: asking again")
            reply, usage = coder.write(self.scene, self.storyboard, self.shop, again=True)
            self.usage += usage
        return reply.code

    def _examine(self, raw: str) -> _Draft:
        """Mend what leaves no doubt, restore the narration, check, rehearse."""
        shop, lines = self.shop, self.scene.lines
        code, slips = self._normal(raw)
        self.seen.add(_identity(code))
        if slips:
            self.mended += len(slips)
            self._step(f"put right without asking: {'; '.join(slip.message for slip in slips)[:_SHORT]}")
        found = troubles.of_check(check(code, shop.reference, plugins=shop.plugins))
        if any(trouble.kind in {"syntax", "truncated", "forbidden"} for trouble in found):
            return self._failed(code, found)
        try:
            rehearsal = shop.rehearse(code)
        except (ScriptError, LimitExceeded) as error:
            raised = troubles.of_error(error, code, shop.reference)
            same = [other for other in found if other.line == raised.line and other.kind == raised.kind]
            if same:
                found.remove(same[0])
                raised = replace(raised, symbol=same[0].symbol or raised.symbol, hint=same[0].hint)
            return self._failed(code, [raised, *found])
        except MissingTool as error:
            self._step(f"{error.message} {error.remedy}".strip())
            return _Draft(code, fault=error)
        rehearsed = next((entry for entry in rehearsal.scenes if entry.name == self.scene.name), None)
        if rehearsed is None:
            text = f"The code holds no scene class named {self.scene.name}, or it does not run."
            gap = next(iter(rehearsal.gaps), None)
            return self._failed(code, [troubles.Trouble("other", gap.reason if gap else text)])
        if unsaid := troubles.of_narration(lines, rehearsed):
            return self._failed(code, unsaid)
        flaws = troubles.of_picture((*rehearsed.findings, *self._seen(code, rehearsed)))
        if any(not flaw.minor for flaw in flaws):
            self.failures.append("layout")
        return _Draft(code, tuple(flaws), shows=True)

    def _failed(self, code: str, found: list[Trouble]) -> _Draft:
        self.failures.append(found[0].kind)
        return _Draft(code, tuple(found))

    def _seen(self, code: str, rehearsed: RehearsedScene) -> tuple[Finding, ...]:
        """Ask the model that can see, where there is one, about pictures that the measuring has nothing against."""
        stills = self.shop.stills
        if stills is None or any(finding.severity == "error" for finding in rehearsed.findings):
            return ()
        starts = dict(enumerate(contract.block_lines(code)))
        findings, usage = judge(self.scene, stills(code), rehearsed, starts, self.shop)
        if usage is not None:
            self.usage += usage
        return findings

    # ------------------------------------------------------------------------------------------------- a fix

    def _fix(self, draft: _Draft, scope: Scope) -> _Draft | None:
        """Return the mended draft; nothing where the model gave what was tried before."""
        proposed = fixer.fix(self.scene.name, draft.code, draft.wrong, self.shop, scope=scope, tried=self.tried)
        self.usage += proposed.usage
        fixed_code, _ = self._normal(proposed.code)
        if _identity(fixed_code) in self.seen:
            self._step("the fix is one that was tried before: asking for another, of more lines")
            self.tried.append(fixer.Tried(proposed.patch, "This was tried before, and the same fault remains."))
            return None
        fixed = self._examine(proposed.code)
        if fixed.wrong:
            self.tried.append(fixer.Tried(proposed.patch, fixed.wrong[0].message))
        if draft.grave and not draft.shows and (fixed.shows or _another(draft, fixed)):
            first = draft.grave[0]
            self.shop.learn(
                symbol=first.symbol or first.kind, failing=draft.code, fixed=fixed.code, error=first.message,
                advice=proposed.advice,
            )  # fmt: skip
        return fixed

    def _normal(self, raw: str) -> tuple[str, tuple[Fault, ...]]:
        """Mend what leaves no doubt, name the class as planned, leave others out, put the narration back."""
        name, shop = self.scene.name, self.shop
        code, slips = mend(with_imports(raw), shop.reference, plugins=shop.plugins)
        code = titled(alone(named(code, name), name), name, self.scene.title)
        return contract.restore(code, self.scene.lines).code, slips

    def _supplemented(self, draft: _Draft) -> _Draft | None:
        """Give lines that have no block one of their own, where that is all that is wrong."""
        if not any(trouble.kind == "contract" for trouble in draft.wrong):
            return None
        try:
            code = contract.supplement(draft.code, self.scene.lines)
        except (SyntaxError, ValueError, RecursionError):
            return None
        if _identity(code) in self.seen:
            return None
        fixed = self._examine(code)
        return fixed if fixed.shows else None

    # ------------------------------------------------------------------------------------------------ the end

    def _written(self, code: str, outcome: str, gap: Gap | None = None) -> WrittenScene:
        making = SceneMaking(
            self.scene.name, outcome, self.rounds, mended=self.mended, failures=tuple(self.failures), usage=self.usage
        )
        return WrittenScene(self.scene.name, code, making, gap)

    def _card(self, draft: _Draft) -> WrittenScene:
        if draft.fault is not None:
            reason, remedy, line = draft.fault.message, draft.fault.remedy, None
        else:
            worst = draft.wrong[0]
            reason, remedy, line = worst.message, "", worst.line
        self._step(f"is shown as a title card: {reason}"[: 2 * _SHORT])
        details = draft.wrong[0].details if draft.wrong else ""
        gap = Gap(self.scene.name, reason, remedy, line, details=details, title_card=True)
        return self._written(title_card(self.scene), "title_card", gap)

    def _step(self, message: str) -> None:
        self.shop.on_step(self.scene.name, message)


def _short(draft: _Draft) -> str:
    return draft.wrong[0].message[:_SHORT]


def _another(before: _Draft, after: _Draft) -> bool:
    """Whether the fix cured what it was for, whatever came to light next."""
    cured = {(trouble.kind, trouble.symbol) for trouble in before.grave[:1]}
    return not cured & {(trouble.kind, trouble.symbol) for trouble in after.grave}


def _cut_off(code: str) -> bool:
    """Whether the code stops in the middle, which asking for a patch would not help."""
    try:
        parse(code)
    except SyntaxError as error:
        told = error.msg or ""
        at_end = (error.lineno or 0) >= len(code.rstrip().splitlines())
        return "was never closed" in told or "unterminated" in told or (at_end and "expected an indented block" in told)
    except (ValueError, RecursionError):
        return False
    return False


def _identity(code: str) -> str:
    """Code is the same whatever its comments and layout."""
    try:
        text = ast.dump(parse(code))
    except (SyntaxError, ValueError, RecursionError):
        text = "\n".join(line.rstrip() for line in code.splitlines())
    return hashlib.sha256(text.encode()).hexdigest()
