"""Whether a pinned version has a known vulnerability: asked of osv.dev, where there is a way there. Silence is not a no."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.build.lock import Lock

OSV = "https://api.osv.dev/v1/querybatch"
"""Several packages at once; answers come in the order of the questions (google.github.io/osv.dev/post-v1-querybatch)."""
LONGEST = 20_000_000
MOST = 500
"""Questions in one batch: half of what the service takes."""
Query = Mapping[str, Any]
Ask = Callable[[Sequence[Query]], list[Mapping[str, Any]]]


class Unreachable(Exception):
    """The service could not be asked; the text says why, in Swedish."""


@dataclass(frozen=True)
class Svar:
    """What is known: the ids of the advisories that name a pinned version, by package; or why nothing is known."""

    fragade: int
    rad: Mapping[str, Sequence[str]] = field(default_factory=dict)
    okant: str = ""


def ask_osv(queries: Sequence[Query], address: str = OSV, seconds: float = 15) -> list[Mapping[str, Any]]:
    """The answer to each question. The one function that uses the network. Raises `Unreachable`."""
    body = json.dumps({"queries": list(queries)}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=seconds) as answer:
            results = json.loads(answer.read(LONGEST))["results"]
    except urllib.error.HTTPError as fault:
        with fault:
            raise Unreachable(f"tjänsten svarade med fel nummer {fault.code}") from None
    except (OSError, http.client.HTTPException):
        raise Unreachable("nätet når inte dit") from None
    except (ValueError, KeyError, TypeError):
        raise Unreachable("svaret gick inte att läsa") from None
    if not isinstance(results, list) or len(results) != len(queries):
        raise Unreachable("svaret gäller inte det som frågades")
    return results


def advisories(lock: Lock, ask: Ask = ask_osv) -> Svar:
    """What is known of every package of a lock."""
    names, rad = sorted(lock), {}
    try:
        for at in range(0, len(names), MOST):
            batch = names[at : at + MOST]
            for name, answer in zip(batch, ask([_query(lock, name) for name in batch]), strict=True):
                if ids := _ids(answer):
                    rad[name] = ids
    except Unreachable as fault:
        return Svar(len(names), okant=str(fault))
    return Svar(len(names), rad)


def _query(lock: Lock, name: str) -> Query:
    return {"package": {"name": name, "ecosystem": "PyPI"}, "version": lock[name].version}


def _ids(answer: Mapping[str, Any]) -> list[str]:
    """The advisories of one answer; that there are more pages of them is told, not read."""
    try:
        ids = sorted(str(one["id"]) for one in answer.get("vulns") or [])
        return [*ids, "och fler"] if answer.get("next_page_token") else ids
    except (AttributeError, KeyError, TypeError):
        raise Unreachable("svaret gick inte att läsa") from None
