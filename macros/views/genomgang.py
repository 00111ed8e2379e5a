"""The review itself: its marking, facts, overview, chapters and PDF."""

from macros.models.base import DOLD, SAKNAS, SomVad
from macros.models.dag import i_ord
from macros.models.genomgang import Genomgang
from macros.models.kontroll import Framdrift, Slag
from macros.pages.kinds import review_chapter
from macros.pages.paths import amendments_page, review_page
from macros.render import render
from macros.state.dokument import antagande, genomgangslage
from macros.state.kapitel import kapitlen, nummer_for
from macros.state.kedja import forra
from macros.views.arenden import i_avsnitt
from macros.views.bilaga import bilagans_rad
from macros.views.incidenter import av_ar
from macros.views.kontroller import av_slag, delprocesser
from macros.views.parts import OKAND, ArgumentFault, Sammanhang, eller_okand, slag
from macros.views.risker import bedomda


def pdf_namn(ar: int | str) -> str:
    """The PDF of a review, from the site's root."""
    return f"pdf/ledningens-genomgang-{ar}.pdf"


def rattelser_namn(ar: int | str) -> str:
    """The PDF of a review's amendments, beside the decided one."""
    return f"pdf/ledningens-genomgang-{ar}-rattelser.pdf"


def markning(s: Sammanhang, ar: int) -> str:
    """Raden som säger vad genomgången är värd: utkast, återgiven eller fastställd. Står först på varje sida: `{{ markning(2026) }}`."""
    return render("markning.html.j2", lage=genomgangslage(s.registers, s.genomgang(ar)))


def faktaruta(s: Sammanhang, ar: int) -> str:
    """Uppgifter om genomgången: dokumentnummer, kontakt, bedömd dag, beslut: `{{ faktaruta(2026) }}`."""
    g = s.genomgang(ar)
    rows = [
        ("Bilaga till", g.bilaga_till),
        ("Dokumentnummer", eller_okand(g.dokumentnummer)),
        ("Kontakt", kontakten(s, g)),
        ("Redovisar", f"{g.redovisar}, med planering för {g.id}"),
        ("Bedömd dag", f"{g.bedomd_dag.dag}"),
        ("Beslutad", eller_okand(g.beslutad)),
    ]
    assumed = antagande(g, genomgangslage(s.registers, g))
    return render("faktaruta.html.j2", antagande=assumed, rader=rows, bilaga=bilagans_rad(s, ar), slag=slag)


def kontakten(s: Sammanhang, g: Genomgang) -> str:
    """The person to ask about a review, and the role; of a role that the audience may not read, that it is not shown."""
    roll = s.registers.get("roller", g.kontaktperson.roll)
    return ", ".join(x for x in (g.kontaktperson.namn, roll.namn if roll else str(DOLD)) if x is not SAKNAS)


def syfte(s: Sammanhang, ar: int) -> str:
    """Vad ledningen ska få ut av sidans kapitel, ur `data/kapitel.yml`: `{{ syfte(2027) }}`."""
    chapter = review_chapter(s.sida)
    rows = {row.nummer: row.post for row in kapitlen(s.registers, ar)}
    post = rows.get(chapter[1]) if chapter and chapter[0] == str(ar) else None
    if post is None or post.syfte is None:
        raise ArgumentFault(f"sidan är inget kapitel i genomgången {ar} som har ett syfte i data/kapitel.yml")
    return render("syfte.html.j2", syfte=post.syfte)


def kapitel(s: Sammanhang, ar: int) -> str:
    """Länkar till genomgångens kapitel: `{{ kapitel(2026) }}`."""
    s.genomgang(ar)
    rows = [(page.title, s.lank(page.path), page.meta.get("description", "")) for _, page in s.kapitel(ar)]
    return render("kapitel.html.j2", rader=rows)


def pdf_lank(s: Sammanhang, ar: int) -> str:
    """Länk till genomgångens PDF: `{{ pdf_lank(2026) }}`."""
    s.genomgang(ar)
    return render("pdf_lank.html.j2", adress=s.fil(pdf_namn(ar)), ar=ar)


def uppfoljning(s: Sammanhang, ar: int) -> str:
    """När besluten följs upp och rapporteras: `{{ uppfoljning(2026) }}`."""
    g = s.genomgang(ar)
    return render(
        "tider.html.j2",
        rader=[
            ("Uppföljning", eller_okand(g.uppfoljning)),
            ("Rapporteras", f"med hjälp av ISAM, inför planeringen av {int(g.id) + 1}"),
        ],
        slag=slag,
    )


def nasta_genomgang(s: Sammanhang, ar: int) -> str:
    """När nästa genomgång ska hållas, dess dagordning, och vad förra genomgången angav: `{{ nasta_genomgang(2026) }}`."""
    g = s.genomgang(ar)
    known = g.nasta is not SAKNAS
    rows = [
        ("Nästa genomgång", f"senast {g.nasta.senast}" if known else OKAND),
        ("Dagordning", g.nasta.agenda if known else OKAND),
    ]
    before = forra(s.registers, g)
    if before and before.nasta is not SAKNAS:
        rows.append((f"Genomgången {before.id} angav", f"nästa genomgång senast {before.nasta.senast}"))
    return render("tider.html.j2", rader=rows, slag=slag)


def genomgangar(s: Sammanhang) -> str:
    """Alla genomgångar, nyast först: `{{ genomgangar() }}`."""
    rows = [
        (g, genomgangslage(s.registers, g), s.lank(review_page(g.id)), s.fil(pdf_namn(g.id)), _rattelser(s, g))
        for g in sorted(s.registers.genomgangar, key=lambda g: g.id, reverse=True)
    ]
    return render("genomgangar.html.j2", rader=rows)


def _rattelser(s: Sammanhang, g: Genomgang) -> tuple[str, str] | None:
    """(words, address) of a review's amendments; None without any."""
    count = len(s.registers.om_de_visas("rattelser", "genomgang", g.id))
    words = "1 rättelse" if count == 1 else f"{count} rättelser"
    return (words, s.lank(amendments_page(g.id))) if count else None


def byggdag(s: Sammanhang) -> str:
    """Dagen som sidorna berättar om: `{{ byggdag() }}`."""
    return render("byggdag.html.j2", dag=i_ord(s.dag), iso=s.dag.isoformat())


def overblick(s: Sammanhang, ar: int) -> str:
    """Läget, mål, beslut och risker på en skärm: `{{ overblick(2026) }}`."""
    g = s.genomgang(ar)
    number = {key: nummer_for(s.registers, key, ar) or key for key in ("3.1", "4.3", "9.1", "9.2", "10.1")}
    return render(
        "overblick.html.j2",
        g=g,
        lage=build_lage(s, g),
        mal=i_avsnitt(s, ar, number["9.2"]),
        malord=genomgangslage(s.registers, g).foreslagna("mål"),
        prioriterat=i_avsnitt(s, ar, number["9.1"]),
        beslut=i_avsnitt(s, ar, number["10.1"]),
        risker=bedomda(s, ar),
        okant=build_okant(s, g),
        lank={key: s.avsnitt(ar, number[key]) for key in ("3.1", "4.3", "9.2", "10.1")},
        slag=slag,
        eller_okand=eller_okand,
    )


def build_lage(s: Sammanhang, g: Genomgang) -> list[tuple[str, object]]:
    """(question, answer) rows of the state in a review's year; the unknown stays unknown."""
    ar = int(g.id)
    vor = delprocesser(av_slag(s, ar, Slag.VOR))
    good = [k for k in vor if k.framdrift is Framdrift.TYDLIG]
    rows: list[tuple[str, object]] = [
        ("Delprocesser i VoR med tydlig framdrift", f"{len(good)} av {len(vor)}" if vor else OKAND),
        ("Tillsyn", _kontroll(s, ar, Slag.TILLSYN)),
        ("Externa revisioner", _kontroll(s, ar, Slag.EXTERN_REVISION)),
        ("Mätningar", _kontroll(s, ar, Slag.MATNING)),
    ]
    incidents = av_ar(s, ar)
    told = [i.rubrik if i.antal == 1 else f"{i.rubrik} ({_antal(i)})" for i in incidents if not i.inget]
    rows.append(("Incidenter", "; ".join(told) or OKAND))
    rows += [("Rapporter till ISAM", f"inga {i.ar} (uppgift ur källan)") for i in incidents if i.inget]
    return rows


def _antal(incident) -> str:
    """How many a record stands for, in the source's words or as a number; unknown stays unknown."""
    known = incident.antal if incident.antal is not None else SAKNAS
    return incident.antal_text or ("antal: uppgift saknas" if known is SAKNAS else str(known))


def _kontroll(s: Sammanhang, ar: int, kind: Slag) -> object:
    """What a kind of control gave in one line: its result, a known none, or unknown."""
    found = av_slag(s, ar, kind)
    if not found:
        return OKAND
    if all(k.inget for k in found):
        return f"inga {found[0].ar} (uppgift ur källan)"
    return "; ".join(str(k.resultat) if k.resultat not in (None, SAKNAS) else k.rubrik for k in found if not k.inget)


def build_okant(s: Sammanhang, g: Genomgang) -> list[str]:
    """What the source does not tell, counted with its denominator."""
    ar = int(g.id)
    goal, decision = (nummer_for(s.registers, key, ar) or "" for key in ("9.2", "10.1"))
    goals = [a for a in i_avsnitt(s, ar, goal) if a.plats(g.id, goal).som is SomVad.MAL]
    decisions = i_avsnitt(s, ar, decision)
    risks = bedomda(s, ar)
    rows = [
        (
            len([m for m in goals if SAKNAS in (m.matt, m.utgangslage, m.malvarde)]),
            len(goals),
            "mål saknar mått, utgångsläge eller målvärde",
        ),
        (
            len([b for b in decisions if b.ansvarig is SAKNAS]),
            len(decisions),
            "beslutade punkter saknar utpekad ansvarig",
        ),
        (
            len([b for _, b in risks if b.sannolikhet is SAKNAS or b.konsekvens is SAKNAS]),
            len(risks),
            "risker saknar känd plats i matrisen",
        ),
    ]
    told = [f"{missing} av {total} {what}" for missing, total, what in rows if missing]
    return told + (["Dagen då genomgången beslutades är inte känd"] if g.beslutad is SAKNAS else [])
