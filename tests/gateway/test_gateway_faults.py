"""Every failure of the service, over real HTTP: one clear sentence, and asked again only where that helps."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled, ModelNonsense, ModelRefused, ModelUnavailable
from stitcher_lab.gateway import ModelConfig, Patience, open_models
from tests.gateway.talking import HURRIED, POINT, reply, request

FINE = reply(text="Fine.")


def refused(talking, kind=ModelRefused, **options):
    with pytest.raises(kind) as caught:
        talking.ask(**options)
    error = caught.value
    assert "127.0.0.1" in error.message
    assert "\n" not in error.message
    assert error.remedy
    assert error.__cause__ is None
    assert error.__context__ is None
    return error


# ------------------------------------------------------------------------------------------ what a person must mend


def test_a_missing_key_is_known_without_asking_anybody():
    models = open_models(ModelConfig(model="openai/gpt-5-mini"))
    with pytest.raises(ModelRefused) as caught:
        models.ask(request(), cancellation=Cancellation())
    assert caught.value.message == "api.openai.com wants a key for openai/gpt-5-mini, and none is set."
    assert "OPENAI_API_KEY" in caught.value.remedy


def test_a_service_of_ones_own_that_wants_a_key(talk):
    talking = talk("key = 'sesame-123'" + FINE)
    assert "wants a key" in refused(talking).message
    assert len(talking.server.requests) == 1


def test_a_wrong_key_is_not_tried_twice_and_not_repeated(talk):
    talking = talk("key = 'sesame-123'" + FINE, api_key="wrong-key-456")
    error = refused(talking)
    assert "does not accept the key" in error.message
    assert "STITCHER_API_KEY" in error.remedy
    assert "wrong-key-456" not in str(error) + error.remedy
    assert len(talking.server.requests) == 1


def test_an_unknown_model(talk):
    talking = talk("models = ['other']" + FINE)
    error = refused(talking)
    assert "has no model 'tester'" in error.message
    assert len(talking.server.requests) == 1


def test_an_unknown_model_of_ollama_says_how_to_fetch_it(talk):
    error = refused(talk("models = ['other']" + FINE, model="ollama/qwen3"))
    assert "ollama pull qwen3" in error.remedy


def test_an_address_that_leads_nowhere(talk):
    talking = talk(FINE)
    talking = talk(FINE, api_base=talking.server.url + "/deeper/still")
    talking.server.requests.clear()
    error = refused(talking)
    assert "nothing at the address" in error.message
    assert "--api-base" in error.remedy


def test_an_address_without_its_end_is_understood(talk):
    server = talk(FINE).server
    assert talk(FINE, api_base=server.url.removesuffix("/v1")).ask().text == "Fine."


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (403, '{"error": {"message": "Not in your country."}}', "Not in your country."),
        (402, "{}", "no credit"),
        (429, '{"error": {"message": "You exceeded your quota.", "code": "insufficient_quota"}}', "no credit"),
        (400, '{"error": {"message": "This model\'s maximum context length is 4096 tokens."}}', "longer than"),
        (400, '{"error": "the request exceeds the available context size"}', "longer than"),
        (400, '{"error": {"message": "No emoji, please."}}', "No emoji, please."),
        (413, "<html>no</html>", "longer than"),
        (307, "", "nothing at the address"),
    ],
)
def test_what_the_service_refuses_for_good_is_asked_once(talk, status, body, words):
    talking = talk(reply(status=status, body=body, repeat=True))
    assert words in refused(talking).message
    assert len(talking.server.requests) == 1


def test_a_page_in_place_of_an_error_is_not_shown(talk):
    talking = talk(reply(status=400, body="<html><body>Bad gateway of the campus</body></html>"))
    assert "<html>" not in refused(talking).message


# ---------------------------------------------------------------------------------------------------- what passes


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 529])
def test_a_passing_fault_is_tried_again(talk, status):
    talking = talk(reply(status=status) + reply(status=status) + FINE)
    answer = talking.ask()
    assert answer.text == "Fine."
    assert len(talking.server.requests) == 3
    assert answer.usage.calls == 3


def test_too_many_requests_for_ever(talk):
    talking = talk(reply(status=429, repeat=True))
    error = refused(talking, ModelUnavailable)
    assert "takes no more requests" in error.message
    assert len(talking.server.requests) == HURRIED.attempts


def test_a_wait_that_the_service_asks_for_is_kept(talk):
    talking = talk(reply(status=429, retry_after=0.4) + FINE)
    began = time.monotonic()
    talking.ask()
    assert time.monotonic() - began >= 0.4


def test_a_wait_of_an_hour_is_told_and_not_waited_for(talk):
    talking = talk(reply(status=429, retry_after=7200.0) + FINE)
    error = refused(talking, ModelUnavailable)
    assert "in 2 hours" in error.remedy
    assert len(talking.server.requests) == 1


def test_an_error_of_the_service_for_ever(talk):
    talking = talk(reply(status=500, body='{"error": {"message": "The GPU is on fire."}}', repeat=True))
    error = refused(talking, ModelUnavailable)
    assert "status 500" in error.message
    assert "The GPU is on fire." in error.message


@pytest.mark.parametrize("streamed", [True, False])
def test_a_connection_that_is_cut_in_the_middle(talk, streamed):
    refuses = "" if streamed else "refuses = ['stream']\n"
    long = "So it begins. " * 50
    talking = talk(refuses + reply(text=long, cut=True) + reply(text=long))
    pieces = []
    answer = talking.ask(on_text=pieces.append)
    assert answer.text == long
    assert "".join(pieces).endswith(long)
    if streamed:  # what had come by then is charged for
        assert answer.estimated
        assert answer.usage.completion_tokens > len(long) // 4


def test_a_connection_that_is_always_cut(talk):
    error = refused(talk(reply(text="Never to be heard in full.", cut=True, repeat=True)), ModelUnavailable)
    assert "broke off" in error.message


def test_a_body_that_is_no_answer(talk):
    talking = talk(reply(malformed=True) + FINE)
    assert talking.ask().text == "Fine."
    error = refused(talk(reply(malformed=True, repeat=True)), ModelNonsense)
    assert "is no answer" in error.message


def test_json_that_is_no_answer(talk):
    refused(talk(reply(malformed=True, body='{"hello": "world"}', repeat=True)), ModelNonsense)
    refused(talk(reply(malformed=True, body="[1, 2]", repeat=True)), ModelNonsense)


def test_an_error_in_a_body_that_says_all_is_well(talk):
    talking = talk(reply(malformed=True, body='{"error": {"code": 502, "message": "upstream"}}') + FINE)
    assert talking.ask().text == "Fine."


def test_an_empty_answer_is_asked_for_again(talk):
    assert talk(reply(text="") + FINE).ask().text == "Fine."
    assert "an empty answer" in refused(talk(reply(text="", repeat=True)), ModelNonsense).message


def test_a_service_that_says_nothing(talk):
    talking = talk(reply(delay=30.0, repeat=True), timeout=0.3)
    error = refused(talking, ModelUnavailable)
    assert "no sign of life for 0.3 seconds" in error.message
    assert "model_timeout" in error.remedy
    assert len(talking.server.requests) == HURRIED.tiring_attempts


def test_a_slow_answer_that_keeps_coming_is_no_fault(talk):
    """Streamed: what counts is how long nothing is heard."""
    long = "word " * 2000
    assert talk(reply(text=long, chunks=True), timeout=1.0).ask().text == long


def test_nobody_listens():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    models = open_models(ModelConfig(model="ollama/qwen3", api_base=f"http://127.0.0.1:{port}"), patience=HURRIED)
    with pytest.raises(ModelUnavailable) as caught:
        models.ask(request(), cancellation=Cancellation())
    assert f"Nothing answers at 127.0.0.1:{port}" in caught.value.message
    assert "ollama serve" in caught.value.remedy


def test_no_such_host():
    models = open_models(
        ModelConfig(model="openai/x", api_base="http://nowhere.invalid/v1", api_key="k"), patience=HURRIED
    )
    with pytest.raises(ModelUnavailable, match="offline"):
        models.ask(request(), cancellation=Cancellation())


# ------------------------------------------------------------------------------------------------- many at a time


def test_side_by_side_calls_share_one_patience(talk):
    """Once one call has given a service up, the others do not each wait through the same."""
    patience = Patience(attempts=3, first=0.2, longest=0.2, rest=60.0)
    talking = talk(reply(status=500, repeat=True), patience=patience)
    errors = []

    def work():
        try:
            talking.ask()
        except ModelUnavailable as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asked = len(talking.server.requests)
    assert len(errors) == 4
    for _ in range(5):
        refused(talking, ModelUnavailable)
    assert len(talking.server.requests) == asked


def test_a_service_that_came_back_is_asked_again(talk):
    talking = talk(reply(status=500) * 4 + FINE + reply(status=500) + FINE)
    refused(talking, ModelUnavailable)
    assert talking.ask().text == "Fine."
    assert talking.ask().text == "Fine."  # and has its patience back


def test_a_wait_asked_of_one_call_holds_for_all(talk):
    talking = talk(reply(status=429, retry_after=0.6) + FINE * 2)
    arrivals = []

    def work():
        talking.ask()
        arrivals.append(time.monotonic())

    first = threading.Thread(target=work)
    first.start()
    while not talking.server.requests:
        time.sleep(0.01)
    time.sleep(0.1)
    began = time.monotonic()
    talking.ask()
    first.join()
    assert time.monotonic() - began >= 0.4


# ---------------------------------------------------------------------------------------------------------- Stop


@pytest.mark.parametrize(
    "conversation",
    [
        reply(delay=60.0),  # hangs before it answers
        reply(status=429, retry_after=50.0) + FINE,  # waits before it is asked again
        reply(status=500, repeat=True),
    ],
)
def test_stop_ends_a_call_at_once(talk, conversation):
    talking = talk(conversation, timeout=120.0, patience=Patience(first=50.0, longest=50.0))
    cancellation = Cancellation()
    stopped = []

    def press():
        while not talking.server.requests:
            time.sleep(0.01)
        time.sleep(0.2)
        stopped.append(time.monotonic())
        cancellation.cancel()

    threading.Thread(target=press).start()
    with pytest.raises(Cancelled):
        talking.ask(cancellation=cancellation)
    assert time.monotonic() - stopped[0] < 2.0  # the promise is 0.3; a busy machine is no failure


def test_stop_hangs_up_on_a_hung_service(talk):
    talking = talk(reply(delay=60.0), timeout=60.0)
    cancellation = Cancellation()
    threading.Timer(0.3, cancellation.cancel).start()
    with pytest.raises(Cancelled):
        talking.ask(cancellation=cancellation)
    for _ in range(100):
        if talking.server.hung_up:
            break
        time.sleep(0.05)
    assert talking.server.hung_up == 1
    time.sleep(0.2)
    assert not [thread for thread in threading.enumerate() if thread.name == "stitcher model call"]


def test_a_job_that_was_stopped_asks_nothing(talk):
    talking = talk(FINE)
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(Cancelled):
        talking.ask(cancellation=cancellation)
    assert not talking.server.requests


# -------------------------------------------------------------------------------------------- the form of the answer


def test_nonsense_is_told_twice_and_then_given_up(talk):
    talking = talk("[[reply]]\ntask = 'plan'\ntext = 'I would rather not.'\nrepeat = true\n")
    error = refused(talking, ModelNonsense, schema=POINT)
    assert "no valid answer for “plan”" in error.message
    assert len(talking.server.requests) == 3
