/* Svaret i träffen: vad en fråga vill veta (hur länge, hur ofta, hur många, vem), och meningen på stället som säger det. */
globalThis.LIS_SOKSVAR = function (roles) {
  "use strict";

  const { fold, words, stem, STOPP } = globalThis.LIS_SPRAK;
  const UNIT = "(?:sekund|minut|timm|dygn|dag|veck|manad|kvartal|ar\\b|ars\\b)";
  const NUMBER = "(?:\\d+|en|ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|tolv|halv)";
  const MANY = NUMBER.replace("en|ett|", "");
  const ASKS = [
    ["far", /^(?:far|kan|maste|bor|skulle) (?:jag|man|vi|en|ett|min|mina|mitt|nagon|du)\b|\b(?:ok|okej|tillatet|lugnt|fritt fram) (?:att|om)\b/],
    ["ofta", /\bhur ofta\b|\bhur manga ganger\b|\bintervall\b/],
    ["tid", /\bhur lange\b|\bhur lang tid\b|\bhur (?:snabbt|snart|fort)\b|\b(?:vilka|vilken) (?:tid|tider|frist|frister)\b|^nar\b|\bsenast nar\b|\bnar (?:ska|maste|behover|bor)\b|\b(?:frist|frister|tidsgrans|deadline)\b/],
    ["antal", /\bhur (?:manga|mycket|lang|langt|langa|stor|stort|hog|hogt|korta?)\b|\bantal(?:et)?\b/],
    ["agare", /\b(?:ager|agare|agaren|ansvarar|ansvarig|ansvariga|ansvaret for|hand om|skoter|forvaltar|incidentledare for|incidentledare i|ersattare for|\w+agare for)\b/],
    ["vem", /\bvem\b|\bvilken roll\b|\bvilka roller\b/],
    ["gor", /\bhur (?:gor|ska|bor|far|kan)\b|\bhur \w+r (?:jag|man|vi)\b|\bvad (?:gor|ska|maste|bor) (?:jag|man|vi)\b/],
    ["vad", /^vad (?:ar|betyder|menas|innebar)\b/],
  ];
  const ANSWERS = {
    tid: new RegExp(`\\b${NUMBER}\\s+(?:\\w+\\s+)?${UNIT}|\\bsamma dag\\b|\\bgenast\\b|\\bomedelbart\\b|\\binom \\w+ ${UNIT}`),
    ofta: new RegExp(`\\bvar(?:je|annan|annat|t|tredje)\\b|\\ben gang\\b|\\bganger\\b|\\bom aret\\b|\\bper (?:ar|manad|vecka)\\b|\\barligen\\b|\\blopande\\b`),
    antal: new RegExp(`\\b(?:(?<![\\d:.-])\\d{1,3}(?![\\d:.])|${MANY} (?:tecken|exemplar|faktor\\w*|person\\w*|slag|plats\\w*|${UNIT}\\w*))\\b`),
    vem: new RegExp(`\\b(?:${roles.map((r) => fold(r).replace(/\s*\(.*/, "").replace(/[^\w ]/g, ".")).filter(Boolean).join("|") || "roll"})`),
  };
  ANSWERS.agare = ANSWERS.vem;

  const kind = (query) => {
    const asked = fold(query).trim();
    const found = ASKS.find(([, asks]) => asks.test(asked));
    return found && found[0] !== "gor" && found[0] !== "vad" ? found[0] : /\b\d+ (?:timmar|dagar|manader)\b/.test(asked) ? "tid" : found ? found[0] : null;
  };

  /* Om texten kan svara på frågan. */
  const tells = (text, asks) => Boolean(ANSWERS[asks] && ANSWERS[asks].test(fold(text)));

  const split = (text) => text.split(/\n|(?<=[.?!])\s+(?=\p{Lu})/u).filter(Boolean);
  const cut = (text, most) => (text.length > most ? text.slice(0, most - 3).replace(/\s+\S*$/, "") + " …" : text);

  /* Hur många av frågans ord som meningen har. */
  const worth = (sentence, fits) => new Set((sentence.match(/[\p{L}\p{N}-]+/gu) || []).filter(fits).map((w) => stem(fold(w)))).size;

  /* Om stället har en mening som svarar och som har något av frågans ord, i meningen eller i rubriken över den. */
  const settles = (doc, asks, fits, main) => tells(doc.text, asks) &&
    split(doc.text).some((s) => tells(s, asks) && (worth(s, fits) || (!main && worth(doc.rubrik, fits))));

  /* Meningen som svarar: den som säger det frågan vill veta och har flest av orden; med `start` den första. */
  function sentence(text, asks, fits, start) {
    const all = split(text);
    if (!all.length) return "";
    const points = all.map((s) => worth(s, fits) + (tells(s, asks) ? 1.5 : 0));
    const most = Math.max(...points);
    let n = start && !all.some((s) => tells(s, asks)) ? 0 : points.indexOf(most);
    let found = all[n];
    while (found.length < (start ? 140 : 70) && all[n + 1] && (found + all[n + 1]).length < 240) found += " " + all[++n];
    return cut(found, 260);
  }

  /* De fakta som svarar på frågan, annars de första. */
  function facts(all, asks, query) {
    if (!all) return [];
    const numbers = query.match(/\d+/g) || [];
    const asked = new Set(words(query).map(stem));
    const own = all.filter(([label, value, answers]) => (asks === "agare" || asks === "vem" ? answers : numbers.some((n) => value.includes(n))));
    const named = own.filter(([label]) => words(label).some((w) => !STOPP.has(w) && asked.has(stem(w))));
    const first = named.length ? named : own;
    return [...new Set([...first, ...all])].slice(0, first.length && asks !== "agare" ? Math.max(2, Math.min(first.length, 3)) : 3);
  }

  const searches = (asks) => Boolean(ANSWERS[asks]);

  return { kind, tells, settles, searches, sentence, facts, cut };
};
