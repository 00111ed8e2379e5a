/* Ord och hela frågor som leder till en sida, ur ordlistan, titlarna och sökorden.
   `addQuestion` tar en fråga med frågeorden kvar, där … står för det som frågan gäller: vem äger …, hur ligger vi till. */
globalThis.LIS_SOKFRASER = function (data) {
  "use strict";

  const { words, stem, distance, STOPP, SVAGA } = globalThis.LIS_SPRAK;
  const phrases = [];
  const questions = [];
  const GAP = null;

  const meaning = (text) => { const all = words(text); const rest = all.filter((w) => !STOPP.has(w)); return rest.length ? rest : all; };

  function add(text, page, anchor, weight, urgent, named) {
    const all = words(text);
    const rest = all.filter((w) => !STOPP.has(w));
    const form = !rest.length;
    const stems = [...new Set((form ? all : rest).map(stem))];
    if (stems.length) phrases.push({ stems, page, anchor: anchor || null, weight, urgent, form, named });
  }

  function addQuestion(text, pages, urgent) {
    const parts = text.split(/(…)/).flatMap((part) => (part === "…" ? [GAP] : words(part)));
    questions.push({ parts, pages, urgent });
  }

  /* Sidor som leder till flera ord i samma fråga: bonus per sida, eller per ställe när ordet gäller en post. */
  function match(asked, whole, isRecord) {
    const found = new Map();
    for (const phrase of phrases) {
      if (phrase.form) continue;
      const used = new Set();
      let strength = 1;
      const fits = phrase.stems.every((s) => {
        const n = asked.findIndex((a) => (a.tried.get(s) || 0) >= 0.5);
        if (n < 0) return false;
        used.add(n);
        strength = Math.min(strength, asked[n].tried.get(s));
        return true;
      });
      if (!fits) continue;
      const share = [...used].reduce((sum, n) => sum + asked[n].weight, 0) / whole;
      const urgent = Boolean(phrase.urgent) && share >= 0.4;
      const bonus = (urgent ? 1.5 * share : phrase.named ? Math.max(0.8, share * share) : share * share) * strength * phrase.weight;
      const before = found.get(phrase.page) || { bonus: 0, anchors: new Map(), urgent: false };
      if (phrase.anchor && !phrase.urgent && !urgent && isRecord(phrase.page, phrase.anchor)) {
        before.anchors.set(phrase.anchor, Math.max(bonus, before.anchors.get(phrase.anchor) || 0));
      } else if (bonus > before.bonus) Object.assign(before, { bonus, anchor: phrase.anchor, share });
      before.urgent = before.urgent || urgent;
      found.set(phrase.page, before);
    }
    return found;
  }

  /* Ett ord som finns är inte en felstavning av ett annat: avtal är inte antal. */
  const alike = (a, b, known) => a === b || stem(a) === stem(b) || (b.length > 4 && !known(b) && a[0] === b[0] && distance(a, b, 1) < 2);

  /* Platserna i `all` för frågans egna ord, i ordning och högst ett ord emellan utom vid …; null när de inte finns. */
  function fit(parts, all, known) {
    const used = [];
    let at = 0, gap = true;
    for (const part of parts) {
      if (part === GAP) { gap = true; continue; }
      const most = gap ? all.length : Math.min(all.length, at + 2);
      let n = at;
      while (n < most && !alike(part, all[n], known)) n++;
      if (n >= most) return null;
      used.push(n);
      [at, gap] = [n + 1, false];
    }
    return used;
  }

  /* Frågorna som passar: sidorna de leder till, hur stor del av orden som är frågans, och orden som är kvar. */
  function ask(all, known) {
    const found = [];
    for (const { parts, pages, urgent } of questions) {
      const used = fit(parts, all, known);
      if (!used || !used.length) continue;
      const rest = all.filter((w, n) => !used.includes(n) && !STOPP.has(w));
      const open = parts.includes(GAP);
      const says = parts.some((w) => w !== GAP && !STOPP.has(w) && !SVAGA.has(w));
      found.push({ pages, open, rest, says, urgent, share: (used.length + (open ? 0.6 : 0) * (all.length - used.length)) / all.length, words: used.length });
    }
    return found.sort((a, b) => b.words - a.words || b.share - a.share);
  }

  const forms = (said) => new Set(phrases.filter((p) => p.form && p.stems.every((s) => said.has(s))).map((p) => p.page));

  return { add, addQuestion, match, ask, forms, meaning, urgent: () => new Set(phrases.filter((p) => p.urgent).flatMap((p) => p.stems)) };
};
