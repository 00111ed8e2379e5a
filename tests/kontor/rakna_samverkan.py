"""A recount, by hand and without the code that makes them, of the shares of anchoring, priorities and ways in from outside."""

from datetime import date
from pathlib import Path

from tests.kontor.rakna_om import UNKNOWN, classed, in_use, last_day, never_classed, read, upto, valid


def shares(root: Path, day: date) -> dict[str, tuple[int, int, int]]:
    """(good, total, unknown) by the first words of the question."""
    systems = [s for s in read(root, "system") if in_use(s, day)]
    assets = [*filter(lambda s: first(s, day), systems), *filter(lambda m: first(m, day), sets(root))]
    is_set = {m["id"] for m in sets(root)}
    doors = [ways_in(s, day) for s in systems]
    found = {
        "System där all åtkomst utifrån": (doors.count("ja"), len(doors), doors.count("okänt")),
        "Prioriterade informationstillgångar vars": (
            sum(
                valid(a.get("klassningar", []), day, 24) if a["id"] in is_set else classed(root, a, day) for a in assets
            ),
            len(assets),
            sum(
                not upto(a.get("klassningar", []), day) if a["id"] in is_set else never_classed(root, a, day)
                for a in assets
            ),
        ),
        "Prioriterade informationstillgångar med": (sum(bool(plan(root, a, day)) for a in assets), len(assets), 0),
    }
    for name, matter in MATTERS.items():
        if asked_about(root, matter, day):
            found[f"Medarbetare som är nådda av: {name}"] = reached(root, matter, day)
    measures = {a["id"]: a for asset in assets for a in plan(root, asset, day)}.values()
    if measures:
        ready = sum(last_status(a, day) == "klar" for a in measures)
        found["Klara åtgärder i de prioriterade"] = (ready, len(measures), 0)
    return found


MATTERS = {
    "kontorets beslutade lokala": "lokal-anvisning",
    "kontorets beslutade rutin för incidenter": "incidentrutin",
    "anmäl": "rutiner/anmal-fel.md",
}
"""How the question begins that asks about each."""


def asked_about(root: Path, matter: str, day: date) -> bool:
    """A document from the day that it was decided; a page from when somebody has told of it."""
    document = next((d for d in read(root, "styrdokument") if d["id"] == matter), None)
    if document:
        return document["beslutat"] == UNKNOWN or last_day(document["beslutat"]) <= day
    told = (g for g in read(root, "forankringar") if matter in g.get("sidor", []))
    return any(upto(g.get("tillfallen", []), day) for g in told)


def sets(root: Path) -> list[dict]:
    return read(root, "informationsmangder")


def first(asset: dict, day: date) -> bool:
    known = upto(asset.get("prioriteringar", []), day)
    return bool(known) and known[-1]["prioriterad"] == "true"


def plan(root: Path, asset: dict, day: date) -> list[dict]:
    """The measures that the classification led to, or that carry out one of the cards', and that are not dropped."""
    mine = {asset["id"]} | {
        s["id"] for s in read(root, "system") if in_use(s, day) and asset["id"] in s.get("informationsmangder", [])
    }
    return [
        a
        for a in read(root, "atgarder")
        if mine & set(a.get("system", [])) and (a["ursprung"] == "klassning" or "skyddsatgarder" in a)
        if last_status(a, day) not in ("utgar", "ersatt")
    ]


def last_status(a: dict, day: date) -> str:
    told = upto(a.get("handelser", []), day)
    return told[-1]["status"] if told else "planerad"


def ways_in(s: dict, day: date) -> str:
    last: dict[str, dict] = {}
    for event in upto(s.get("fjarratkomst", []), day):
        last = {"ingen": event} if event["vag"] == "ingen" else {**last, event["vag"]: event}
        if event["vag"] != "ingen":
            last.pop("ingen", None)
    if not last or any(e.get("tvafaktor") == UNKNOWN for e in last.values()):
        return "okänt" if all(e.get("tvafaktor") != "false" for e in last.values()) else "nej"
    return "nej" if any(e.get("tvafaktor") == "false" for e in last.values()) else "ja"


def reached(root: Path, matter: str, day: date) -> tuple[int, int, int]:
    people = {
        o["id"]: int(known[-1]["antal"])
        for o in read(root, "objekt")
        if o["slag"] == "enhet" and (known := upto(o.get("medarbetare", []), day))
    }
    good = known = 0
    for group in read(root, "forankringar"):
        told = upto(group.get("tillfallen", []), day)
        if matter not in group.get("styrdokument", []) or not told or told[-1]["hittills"] == UNKNOWN:
            continue
        if all(unit in people for unit in group["enheter"]):
            good += int(told[-1]["hittills"])
            known += sum(people[unit] for unit in group["enheter"])
    return good, sum(people.values()), sum(people.values()) - known
