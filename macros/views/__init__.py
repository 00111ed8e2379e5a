"""The macros that pages may call. A new view is a function and a line here."""

from collections.abc import Callable

from macros.views.a_o import a_o
from macros.views.anvisning import anvisningskrav
from macros.views.arenden import arendekarta, arenden
from macros.views.arshjul import arshjul
from macros.views.avvikelser import avvikelser, korrigeringar
from macros.views.beslut import beslut_alla
from macros.views.beslutsunderlag import beslutsunderlag
from macros.views.blad import objektblad, systemblad
from macros.views.forandringar import forandringar
from macros.views.forankring import forankring
from macros.views.formular import formular
from macros.views.forslag import (
    eget,
    forslag,
    kalla,
    kontoret_beslutar,
)
from macros.views.fragor import att_besluta, stadens_fragor
from macros.views.frister import frister
from macros.views.frukter import frukter
from macros.views.gemensamt_ansvar import gemensamt_ansvar
from macros.views.genomgang import (
    byggdag,
    faktaruta,
    genomgangar,
    kapitel,
    markning,
    nasta_genomgang,
    overblick,
    pdf_lank,
    syfte,
    uppfoljning,
)
from macros.views.handlingar import handlingar
from macros.views.hotbild import arets_hotbild, hotbild, hotkrav
from macros.views.incidenter import incidenter, lardomar
from macros.views.incidenthjalp import incidenthjalp
from macros.views.inforandesida import inforande
from macros.views.intressenter import intressenter
from macros.views.jamforelse import sena_uppgifter
from macros.views.jamforelsesida import jamforelse, jamforelser
from macros.views.kallor import kallor
from macros.views.kapitelarenden import oppna_arenden, svagheter, tidsplan
from macros.views.kartotek import kartotek, kort, kort_atgarder, kort_kallor
from macros.views.katalog import katalog, kataloger, katalogval
from macros.views.kontakt import incidentkontakt, kontaktvagar
from macros.views.kontorets_fragor import fore_skarp_drift, kontoret_beslutar_lista
from macros.views.kontroller import kontroller
from macros.views.krav import ramverk, skyldigheter, tackning
from macros.views.lagar import lagar
from macros.views.laget import laget
from macros.views.ledningssida import ledningssida
from macros.views.loften import loften, loften_per_ar, redovisning, varuppfoljning
from macros.views.loftesrader import loftesrader
from macros.views.malgrupper import malgrupper
from macros.views.nytt import nytt
from macros.views.ordlista import ordlista
from macros.views.plan import plan, planerat
from macros.views.prioriterade import prioriterade
from macros.views.projekt import projektblock, tidslinje
from macros.views.rattelser import rattelser
from macros.views.register import register, registerlista
from macros.views.riskatgarder import riskatgarder
from macros.views.riskdelar import riskdelar
from macros.views.risker import risker, risklage, riskmatris, riskskala
from macros.views.rollblad import rollblad, rollista
from macros.views.ta_med import (
    kortets_beslut,
    kortets_telefoner,
    kortets_version,
    parmens_blad,
    parmens_kontakter,
    parmens_logg,
    sokruta,
    ta_med,
)
from macros.views.uppdrag import uppdrag
from macros.views.utbildningar import utbildningar
from macros.views.utkast import bedomning, fullstandighet, planering, systembrister
from macros.views.vardagsfragor import vardagsfragor, vardagsfragor_urval
from macros.views.verkstad import verkstad

View = Callable[..., str]

VIEWS: tuple[View, ...] = (
    a_o,
    anvisningskrav,
    eget,
    fore_skarp_drift,
    forslag,
    incidenthjalp,
    incidentkontakt,
    kalla,
    kallor,
    kontaktvagar,
    kartotek,
    katalog,
    kataloger,
    katalogval,
    kontoret_beslutar,
    kontoret_beslutar_lista,
    kort,
    kort_atgarder,
    kort_kallor,
    vardagsfragor,
    vardagsfragor_urval,
    varuppfoljning,
    arendekarta,
    arenden,
    arets_hotbild,
    arshjul,
    att_besluta,
    avvikelser,
    bedomning,
    beslut_alla,
    beslutsunderlag,
    byggdag,
    faktaruta,
    forandringar,
    forankring,
    formular,
    frukter,
    gemensamt_ansvar,
    genomgangar,
    handlingar,
    hotbild,
    hotkrav,
    incidenter,
    inforande,
    intressenter,
    jamforelse,
    jamforelser,
    kapitel,
    kontroller,
    korrigeringar,
    kortets_beslut,
    kortets_telefoner,
    kortets_version,
    lagar,
    laget,
    malgrupper,
    lardomar,
    ledningssida,
    loften,
    loften_per_ar,
    loftesrader,
    markning,
    nasta_genomgang,
    nytt,
    objektblad,
    oppna_arenden,
    ordlista,
    overblick,
    pdf_lank,
    parmens_blad,
    parmens_kontakter,
    parmens_logg,
    frister,
    fullstandighet,
    plan,
    planerat,
    planering,
    prioriterade,
    projektblock,
    ramverk,
    rattelser,
    redovisning,
    register,
    registerlista,
    risker,
    riskatgarder,
    riskdelar,
    risklage,
    riskmatris,
    riskskala,
    sena_uppgifter,
    rollblad,
    rollista,
    skyldigheter,
    stadens_fragor,
    svagheter,
    syfte,
    systemblad,
    systembrister,
    sokruta,
    ta_med,
    tackning,
    tidslinje,
    tidsplan,
    uppdrag,
    uppfoljning,
    utbildningar,
    verkstad,
)
