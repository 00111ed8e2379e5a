"""A recount of every figure of the golden office's reviews, by hand and without the code that makes them."""

from calendar import monthrange
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

UNKNOWN = "uppgift saknas"
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every value as text, so that a date is what is written."""
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
WORD = {"planerad": "Planerad", "pagar": "Pågår", "klar": "Klar", "utgar": "Utgår", "overford": "Överförd"} | {
    "ersatt": "Ersatt",
    "forsenad": "Försenad",
}


def read(root: Path, register: str) -> list[dict[str, Any]]:
    """The records that count, with dates as text."""
    place = root / "data" / register
    files = sorted(place.glob("*.yml")) if place.is_dir() else [place.with_suffix(".yml")]
    loaded = [_parsed(f.read_text("utf-8")) for f in files]
    records = [r for found in loaded for r in (found if isinstance(found, list) else [found])]
    return [r for r in records if r.get("exempel") != "true"]


@cache
def _parsed(text: str) -> Any:
    """Each file is read as it is now and parsed once; nobody changes what comes of it."""
    return yaml.load(text, Loader=LOADER)


def last_day(value: Any) -> date:
    """The last day of a date as coarse as its source."""
    if isinstance(value, dict):
        return last_day(value["till"])
    year, month, day = ([int(p) for p in value.split("-")] + [0, 0])[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def first_day(value: Any) -> date:
    """The first day of a date as coarse as its source."""
    if isinstance(value, dict):
        return first_day(value["fran"])
    return date(*([int(p) for p in value.split("-")] + [1, 1])[:3])


def upto(events: list[dict], day: date) -> list[dict]:
    return [e for e in events if last_day(e["datum"]) <= day]


def valid(events: list[dict], day: date, months: int) -> bool:
    """Whether the last event is at most so many months old; the last day itself still counts."""
    if not (known := upto(events, day)):
        return False
    y, m = divmod(last_day(known[-1]["datum"]).year * 12 + last_day(known[-1]["datum"]).month - 1 + months, 12)
    end = date(y, m + 1, min(last_day(known[-1]["datum"]).day, monthrange(y, m + 1)[1]))
    return end >= day


def histories(root: Path, s: dict) -> list[list[dict]]:
    """The classifications that a system inherits, set by set, and its own where it has some or handles no set."""
    sets = {m["id"]: m.get("klassningar", []) for m in read(root, "informationsmangder")}
    found = [sets[m] for m in s.get("informationsmangder", [])]
    return [*found, s.get("klassningar", [])] if s.get("klassningar") or not found else found


def classed(root: Path, s: dict, day: date) -> bool:
    return all(valid(h, day, 24) for h in histories(root, s))


def never_classed(root: Path, s: dict, day: date) -> bool:
    return not any(upto(h, day) for h in histories(root, s))


def assessed(b: dict, day: date) -> bool:
    known = upto(b.get("dpia", []), day)
    return bool(known) and known[-1]["lage"] in ("gjord", "behovs_inte")


def in_use(s: dict, day: date) -> bool:
    if s.get("sakerhetsskydd") == "true":
        return False
    first = date.min if s["fran"] == UNKNOWN else date(*([int(p) for p in s["fran"].split("-")] + [1, 1])[:3])
    return first <= day and ("till" not in s or last_day(s["till"]) >= day)


def treatments(root: Path, day: date) -> list[dict]:
    return [b for b in read(root, "behandlingar") if in_use(b, day)]


def analysed(s: dict, day: date) -> bool:
    known = upto(s.get("riskanalyser", []), day)
    if not known or known[-1]["lage"] == "behovs":
        return False
    return known[-1]["lage"] == "behovs_inte" or valid(known, day, 24)


def documented(s: dict, day: date) -> bool:
    known = upto(s.get("behorigheter", []), day)
    parts = {e["del"]: e["dokumenterad"] for e in known}
    return [parts.get(p) for p in ("teknik", "process", "rutin")] == ["true"] * 3


def restored(s: dict, day: date) -> bool:
    known = upto(s.get("aterstallningstester", []), day)
    return bool(known) and known[-1]["utfall"] == "lyckat" and valid(known, day, 12)


def shares(root: Path, day: date) -> dict[str, tuple[int, int, int]]:
    """The shares of *Det som går att räkna* (good, total, unknown), by the first words of their question."""
    systems = [s for s in read(root, "system") if in_use(s, day)]
    grave = [s for s in systems if s["vid_bortfall"] == "allvarlig"]
    audits = {
        s: k
        for k in upto([k for k in read(root, "kontroller") if k["slag"] == "intern_revision"], day)
        for s in k["system"]
    }
    matters = [m for r in ("mal", "beslut", "atgarder", "behov") for m in read(root, r)]
    matters = [m for m in matters if m.get("beslutat", UNKNOWN) == UNKNOWN or last_day(m["beslutat"]) <= day]
    events = [e for m in matters for e in upto(m.get("handelser", []), day)]
    events += [e for s in read(root, "system") for e in upto(s.get("klassningar", []), day)]
    objekt = read(root, "objekt")
    led = sum(o["incidentledare"] != UNKNOWN for o in objekt)
    dated = ("riskanalyser", "aterstallningstester", "bekraftad")
    never = {k: lambda s, k=k: not upto(s.get(k, []), day) for k in dated}
    return {
        "System med giltig klassning": share(
            systems, lambda s: classed(root, s, day), lambda s: never_classed(root, s, day)
        ),
        "System med riskanalys": share(systems, lambda s: analysed(s, day), never["riskanalyser"]),
        "System med behörighetshantering": share(systems, lambda s: documented(s, day), lambda s: untold(s, day)),
        "System vars ägare": share(systems, lambda s: valid(s.get("bekraftad", []), day, 12), never["bekraftad"]),
        "System med allvarlig följd vid bortfall som har": share(
            grave, lambda s: restored(s, day), never["aterstallningstester"]
        ),
        "System med allvarlig följd vid bortfall som är": share(
            grave, lambda s: s["id"] in audits, lambda s: s["id"] not in audits
        ),
        "Behandlingar med": share(
            treatments(root, day), lambda b: assessed(b, day), lambda b: not upto(b.get("dpia", []), day)
        ),
        "Objekt, enheter": (led, len(objekt), len(objekt) - led),
        "Händelser och klassningar": (sum("underlag" in e for e in events), len(events), 0),
    }


def share(records: list[dict], good: Any, unknown: Any = lambda r: False) -> tuple[int, int, int]:
    """How many are in order, of how many, and of how many nothing is known."""
    return sum(map(good, records)), len(records), sum(map(unknown, records))


def untold(s: dict, day: date) -> bool:
    """Nothing is known to be missing of the access management, but some part is not told of."""
    parts = {e["del"]: e["dokumenterad"] for e in upto(s.get("behorigheter", []), day)}
    return "false" not in parts.values() and len(parts) < 3


def state(matter: dict, day: date) -> str:
    known = upto(matter.get("handelser", []), day)
    return known[-1]["status"] if known else "planerad"


def is_open(matter: dict, day: date) -> bool:
    return state(matter, day) in ("planerad", "pagar", "overford", "forsenad")


def has_passed(matter: dict, day: date) -> bool:
    return is_open(matter, day) and matter["senast"] != UNKNOWN and last_day(matter["senast"]) < day


def is_late(matter: dict, day: date) -> bool:
    """Somebody has said that it will be late, or has told of it as not done after its last day."""
    if not is_open(matter, day) or not (known := upto(matter.get("handelser", []), day)):
        return False
    told, after = known[-1], has_passed(matter, day)
    return told["status"] == "forsenad" or (after and first_day(told["datum"]) > last_day(matter["senast"]))


def word(matter: dict, day: date) -> str:
    """The word of a matter that has been reported on."""
    if is_late(matter, day):
        return "Försenad"
    return "Inget rapporterat" if has_passed(matter, day) else WORD[state(matter, day)]


def every(root: Path) -> list[dict]:
    return [m for r in ("mal", "beslut", "atgarder", "behov") for m in read(root, r)]


def planned(root: Path, years: list[int]) -> set[str]:
    """The matters behind the planned activities of some reviews."""
    reviews = [g for g in read(root, "genomgangar") if int(g["id"]) in years]
    return {i for g in reviews for p in g.get("planering", []) for i in p.get("arenden", [])}


def listed(root: Path, year: int) -> list[dict]:
    """What the review of a year lists itself and had not finished."""
    then = told_of(root, year)
    ids = planned(root, [year])
    return [
        m
        for m in every(root)
        if is_open(m, then) and (m["id"] in ids or any(p["genomgang"] == str(year) for p in m.get("stallen", [])))
    ]


def told_of(root: Path, year: int) -> date:
    (review,) = [g for g in read(root, "genomgangar") if g["id"] == str(year)]
    return last_day(review["bedomd_dag"]["dag"])


def promised(root: Path, year: int, then: date) -> list[dict]:
    """All that was known and open when the review of a year was held."""
    ids = planned(root, list(range(2000, year + 1)))
    ids |= {m["ersatts_av"] for m in every(root) if "ersatts_av" in m and state(m, then) == "ersatt"}
    return [
        m
        for m in every(root)
        if is_open(m, then)
        and (
            m["id"] in ids
            or any(int(p["genomgang"]) <= year for p in m.get("stallen", []))
            or upto(m.get("handelser", []), then)
            or (m.get("beslutat", UNKNOWN) != UNKNOWN and last_day(m["beslutat"]) <= then)
        )
    ]


ORDER = ("Klar", "Pågår", "Planerad", "Överförd", "Försenad", "Inget rapporterat", "Utgår", "Ersatt")


def came_of_it(root: Path, year: int, then: date, day: date) -> list[str]:
    """What a review of `year` says came of all reviews before it: a row a review, and a heading a state."""

    def came(m: dict) -> str:
        since = [e for e in upto(m.get("handelser", []), day) if last_day(e["datum"]) > then]
        return word(m, day) if since or not is_open(m, day) else "Inget rapporterat"

    years = sorted((int(g["id"]) for g in read(root, "genomgangar") if int(g["id"]) < year), reverse=True)
    rows = {y: [came(m) for m in listed(root, y)] for y in years}
    both = {m["id"]: came(m) for y in years for m in listed(root, y)}
    both |= {m["id"]: came(m) for m in promised(root, year - 1, then)}
    shown = [w for w in ORDER if w in both.values()]
    found = [f"Genomgången {y} {len(ws)} {' '.join(str(ws.count(w)) for w in shown)}" for y, ws in rows.items()]
    return found + [f"{w} {list(both.values()).count(w)}" for w in shown]


def sentences(root: Path, year: int, then: date, day: date) -> list[str]:
    """Every other sentence with a count in a review of `year` as of `day`, when the review before told of `then`."""
    promises = promised(root, year - 1, then)
    told = [m for m in promises if any(last_day(e["datum"]) > then for e in upto(m.get("handelser", []), day))]
    vor = [k for k in upto(read(root, "kontroller"), day) if k["slag"] == "vor" and k["ar"] == str(year - 1)]
    good = [k for k in vor if k["framdrift"] == "tydlig"]
    held = [u for u in upto(read(root, "utbildningar"), day) if u["datum"][:4] == str(year - 1)]
    left = everything_open(root, day)
    found = [
        f"{sum(m['ansvarig'] == UNKNOWN for m in left)} av {len(left)} öppna saknar känd ansvarig",
        f"{sum(m['senast'] == UNKNOWN for m in left)} av {len(left)} öppna saknar känd tid",
        *soon(left, day),
        parts(root, day),
        f"{sum(m['late'] for m in left)} av {len(left)} är rapporterade som försenade",
        f"För {sum(m['silent'] for m in left)} av {len(left)} har datumet passerat utan rapport",
    ]
    found += [f"{len(held)} {'tillfälle' if len(held) == 1 else 'tillfällen'} {year - 1}"] if held else []
    found += [f"{len(good)} av {len(vor)} delprocesser visade tydlig framdrift {year - 1}"] if vor else []
    if promises:
        found += [f"{len(told)} av {len(promises)} är redovisade. {len(promises) - len(told)} saknar redovisning"]
        found += [f"{len(told)} av {len(promises)} öppna ärenden är redovisade sedan genomgången {year - 1}"]
        found += came_of_it(root, year, then, day)
    systems = [s for s in read(root, "system") if in_use(s, day)]
    done = [s for s in systems if classed(root, s, day)]
    found += [f"{len(done)} av {len(systems)} system har en giltig klassning"]
    held = treatments(root, day)
    found += [f"{sum(b['process'] != UNKNOWN for b in held)} av {len(held)} med process"] if held else []
    goals = [m for m in read(root, "mal") if any(p["genomgang"] == str(year) for p in m.get("stallen", []))]
    bare = [m for m in goals if UNKNOWN in (m["matt"], m["utgangslage"], m["malvarde"])]
    found += [f"saknas för {len(bare)} av {len(goals)} mål"] if bare else []
    asked = len(read(root, "underlagskrav"))
    found += [f"{asked} av {asked} delar har text eller ett skäl"]
    found += [f"{spoken(d)}: {n} av {m}" for d, n, m in quarters(root, day)]
    return found


def everything_open(root: Path, day: date) -> list[dict]:
    """What is open of four kinds: who, until when, whether reported late, whether its day has passed in silence."""
    found = [("mål, beslut, åtgärder och behov", m) for m in counted(root, day)]
    projects = [p for p in read(root, "projekt") if "uppgift_fran" not in p or last_day(p["uppgift_fran"]) <= day]
    work = [a for p in projects for a in p.get("aktiviteter", [])]
    found += [("aktiviteter i projekt", a | {"senast": a["tid"], "ansvarig": UNKNOWN}) for a in work]
    found = [(kind, m) for kind, m in found if is_open(m, day)]
    vor = [k for k in upto(read(root, "kontroller"), day) if k["slag"] == "vor" and int(k["ar"]) <= day.year]
    last = {k["rubrik"]: k for k in sorted(vor, key=lambda k: k["ar"])}
    weak = [k for k in vor if k["framdrift"] == "bristande" and last[k["rubrik"]] is k]
    found += [("delprocesser i VoR", {"senast": UNKNOWN, "ansvarig": UNKNOWN, "datum": k["datum"]}) for k in weak]
    held = [g for g in read(root, "genomgangar") if g["beslutad"] != UNKNOWN and last_day(g["beslutad"]) <= day]
    known = {m["id"]: m for r in ("mal", "beslut", "atgarder", "behov") for m in read(root, r)}
    for g in held:
        for p in g.get("planering", []):
            tied = [known[x] for x in p.get("arenden", [])]
            still = [m for m in tied if is_open(m, day)]
            if still or not tied:
                told = sorted((e for m in still for e in m.get("handelser", [])), key=lambda e: last_day(e["datum"]))
                found.append(("planerade aktiviteter i genomgångar", p | {"handelser": told}))
    return [
        m | {"kind": kind, "late": is_late(m, day), "silent": has_passed(m, day) and not is_late(m, day)}
        for kind, m in found
    ]


def parts(root: Path, day: date) -> str:
    """*6 öppna: 4 mål, beslut, åtgärder och behov, 1 aktivitet i projekt och 1 delprocess i VoR*."""
    one = {
        "mål, beslut, åtgärder och behov": "mål, beslut, åtgärd eller behov",
        "aktiviteter i projekt": "aktivitet i projekt",
        "delprocesser i VoR": "delprocess i VoR",
        "planerade aktiviteter i genomgångar": "planerad aktivitet i en genomgång",
    }
    kinds = [m["kind"] for m in everything_open(root, day)]
    told = [f"{n} {one[k] if n == 1 else k}" for k in one if (n := kinds.count(k))]
    between = [", "] * (len(told) - 2) + [" och "] + [""]
    return f"{len(kinds)} öppna: " + "".join(x + y for x, y in zip(told, between[-len(told) :], strict=True))


def quarters(root: Path, day: date) -> list[tuple[date, int, int]]:
    """The classified systems in use at the last four quarter ends and on the day, from the first dated one; none alone."""
    month, found = (day.month - 1) // 3 * 3, []
    for back in (9, 6, 3, 0, None):
        y, m = (day.year, month) if back is None else divmod(day.year * 12 + month - back, 12)
        then = day if back is None else date.fromordinal(date(y, m + 1, 1).toordinal() - 1)
        systems = [s for s in read(root, "system") if in_use(s, then)]
        told = [*read(root, "system"), *read(root, "informationsmangder")]
        if any(upto(x.get("klassningar", []), then) for x in told):
            found.append((then, sum(classed(root, s, then) for s in systems), len(systems)))
    return found if len(found) > 1 else []


def spoken(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def soon(left: list[dict], day: date) -> list[str]:
    """What is said of what is due within two months, with the days that are left to the first of it."""
    year, month = divmod(day.year * 12 + day.month - 1 + 2, 12)
    last = monthrange(year, month + 1)[1]
    limit = date(year, month + 1, min(day.day, last))
    due = [last_day(m["senast"]) for m in left if m["senast"] != UNKNOWN]
    due = [d for d in due if day <= d <= limit]
    if not due:
        return ["Inget som har känd tid ska vara klart inom två månader"]
    days = (min(due) - day).days
    when = {0: "i dag", 1: "om 1 dag"}.get(days, f"om {days} dagar")
    return [f"{len(due)} av {len(left)} ska vara klara inom två månader. Närmast är {spoken(min(due))}, {when}"]


def told_late(root: Path, day: date) -> list[str]:
    """The ids of open matters that somebody has reported to be late."""
    return [m["id"] for m in counted(root, day) if is_late(m, day)]


def passed(root: Path, day: date) -> list[str]:
    """The ids of open matters whose last day has passed and that nobody has told of since; not on the day itself."""
    return [m["id"] for m in counted(root, day) if has_passed(m, day) and not is_late(m, day)]


def counted(root: Path, day: date) -> list[dict]:
    matters = [m for r in ("mal", "beslut", "atgarder", "behov") for m in read(root, r)]
    return [m for m in matters if m.get("beslutat", UNKNOWN) == UNKNOWN or last_day(m["beslutat"]) <= day]
