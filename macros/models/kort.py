"""Cards of best practice: a security area with its measures, each of which can be checked."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import Closed, Heltal, Kanske, Namn, Record, Slug, Text, ref
from macros.models.klassning import Niva
from macros.models.kortsvar import Kortsvar
from macros.models.kravsvar import Kravsvar
from macros.models.system import Driftform

Atgardsnummer = Annotated[str, Field(pattern=r"^[A-Z]{2,4}-\d{2}$", description="Kortets bokstäver och nummer: LOG-01")]


class Bindning(StrEnum):
    """A new measure begins as advice, the first: it binds only when a source does."""

    RAD = "rad"
    KRAV = "krav"


class Vag(StrEnum):
    """Where the treatment of a risk is carried out."""

    LOKALT = "lokalt"
    LANGSIKT = "langsikt"


class FranNiva(Closed):
    """From which classification the measure is asked for; any one of the levels is enough. Our proposal."""

    konfidentialitet: Niva | None = None
    riktighet: Niva | None = None
    tillganglighet: Niva | None = None


class PerForm(Closed):
    """For one form of operation: what the office must be able to show, and what to ask the supplier."""

    form: Driftform
    visa: Annotated[Text, Field(description="Vad kontoret ska kunna visa upp")]
    fraga: Annotated[Text, Field(description="Vad du frågar leverantören; säg aldrig vad ett oläst avtal innehåller")]


class Riskkoppling(Closed):
    """A risk that the measure treats, and whether here or through the city's project."""

    risk: ref("risker")
    vag: Annotated[Vag, Field(description="lokalt, eller langsikt när det sker genom SLK:s projekt")]


class Skyddsatgard(Closed):
    """A numbered measure: who does what, from which level, and how it is checked."""

    STAR_KVAR: ClassVar[bool] = True  # a card without the measure would say that it need not be done

    id: Atgardsnummer
    vad: Annotated[Text, Field(description="En mening som går att kontrollera")]
    kortsvar: Annotated[
        tuple[Kortsvar, ...],
        Field(description="Det korta svaret: hur länge, hur ofta, hur många, vem. Visas först på kortet"),
    ] = ()
    bindning: Annotated[
        Bindning,
        Field(
            description="krav (ska) bara när en källa som binder kontoret kräver just det här, annars rad (bör); "
            "båda är förslag tills de är beslutade"
        ),
    ]
    fran_niva: Annotated[FranNiva | None, Field(description="Lägsta nivå; utan fältet gäller åtgärden alla system")] = (
        None
    )
    driftformer: Annotated[tuple[Driftform, ...], Field(description="Bara för dessa; utan fältet alla")] = ()
    gor: Annotated[ref("roller"), Field(description="Rollen som gör det")]
    kontroll: Annotated[Text, Field(description="Hur någon ser att det är gjort")]
    per_form: tuple[PerForm, ...] = ()
    krav: tuple[Kravsvar, ...] = ()
    risker: tuple[Riskkoppling, ...] = ()
    kallor: Annotated[tuple[ref("kallor"), ...], Field(description="Fakta som åtgärden vilar på")] = ()
    granskas_var: Annotated[
        Heltal | None,
        Field(
            ge=1,
            le=120,
            description="Antal månader mellan granskningarna av svaren på åtgärden, räknat från dagen då lis prova sist skrev",
        ),
    ] = None


class Fraga(StrEnum):
    """A question that the registers answer about each system."""

    KLASSNING = "klassning"
    RISKANALYS = "riskanalys"
    BEHORIGHET = "behorighet"
    ATERSTALLNING = "aterstallning"
    SKANNING = "skanning"
    REVISION = "revision"


class Kort(Record):
    """A card: one security area, with two sentences on what it is about and its measures."""

    id: Slug
    titel: Namn
    sammanfattning: Annotated[Text, Field(description="Vad kortet handlar om, i två meningar")]
    agare: Annotated[Kanske[ref("roller")], Field(description="Rollen som föreslås äga kortet")]
    sokord: Annotated[tuple[Text, ...], Field(description="Vardagsord som leder hit")] = ()
    fragar: Annotated[
        tuple[Fraga, ...], Field(description="Vad registret vet om varje system: kortet visar dem som saknar det")
    ] = ()
    foreskrifter: Annotated[
        tuple[ref("krav"), ...],
        Field(description="Föreskrifter om kortets område. Kortet säger det när en gäller men inte är inläst här"),
    ] = ()
    atgarder: Annotated[tuple[Skyddsatgard, ...], Field(min_length=1)]
    kallor: Annotated[tuple[ref("kallor"), ...], Field(description="Fakta som texten i övrigt vilar på")] = ()
