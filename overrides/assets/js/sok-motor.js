/* Sökningen: gör ett register i minnet av assets/sok/index.js och svarar med rangordnade träffar.
   MiniSearch räknar hur väl orden passar (BM25); här avgörs vilka ord som prövas och vad som väger tyngst.
   Inget ord är ett specialfall: vad som är bråttom, vad folk säger i stället och vart det leder står i data. */
globalThis.LIS_SOKMOTOR = function (data) {
  "use strict";

  const { fold, groups, words, stem, parts, distance, STOPP } = globalThis.LIS_SPRAK;
  const FIELDS = { rubrik: 4, titel: 3, ord: 3, text: 1 };
  const SHOWN = 12;
  const vocabulary = new Map();
  const known = new Set();
  const docs = [];
  const phrases = [];
  const same = new Map();

  const meaning = (text) => { const all = words(text); const rest = all.filter((w) => !STOPP.has(w)); return rest.length ? rest : all; };

  /* Varje text delas i ord en gång. */
  const read = new Map();
  const tokens = (text) => {
    let found = read.get(text);
    if (!found) read.set(text, (found = words(text)));
    return found;
  };
  const learn = (text, weight) => {
    for (const word of tokens(text)) vocabulary.set(stem(word), (vocabulary.get(stem(word)) || 0) + weight);
  };

  const addPhrase = (text, page, anchor, weight, urgent) => {
    const form = words(text).every((w) => STOPP.has(w));
    const stems = [...new Set(meaning(text).map(stem))];
    if (stems.length) phrases.push({ stems, page, anchor: anchor || null, weight, urgent, form });
  };

  const states = new Map();
  for (const [word, form, pages] of data.lagen || []) for (const p of pages) states.set(data.sidor[p], [word, form]);

  data.sidor.forEach((page, p) => {
    learn(page.t, 20);
    addPhrase(page.t, p, null, 1.25);
    for (const word of meaning(page.t)) addPhrase(word, p, null, 0.9 / meaning(page.t).length);
    for (const word of page.o || []) { learn(word, 10); addPhrase(word, p, null, 0.9); }
    for (const [anchor, heading, text, own, example] of page.a) {
      if (!text && !heading) continue;
      const record = Boolean(own && own.length);
      learn(heading, 3);
      learn(text, 1);
      for (const word of own || []) { learn(word, 10); addPhrase(word, p, anchor, 0.65); }
      docs.push({ id: docs.length, page: p, anchor, record, example, rubrik: heading, titel: page.t, text, ord: [...(anchor ? [] : page.o || []), ...(own || [])].join(" ") });
    }
  });
  const first = new Map();
  docs.forEach((d) => { if (!first.has(d.page)) first.set(d.page, d); });
  data.sidor.forEach((page, p) => { if (first.has(p)) first.get(p).list = page.a.filter((a) => a[3]?.length).length > page.a.length / 2; });

  for (const [term, said, pieces, pages, urgent] of data.ord) {
    for (const text of [term, ...said]) {
      learn(text, 10);
      pages.forEach(([page, anchor], n) => addPhrase(text, page, anchor, 1 / (1 + n * 0.7), urgent && n === 0));
      const main = pages.length && first.get(pages[0][0]);
      if (main) main.ord += " \n " + text;
    }
    for (const piece of pieces) {
      known.add(stem(fold(piece)));
      pages.forEach(([page, anchor], n) => addPhrase(piece, page, anchor, 0.85 / (1 + n * 0.7)));
    }
    const alike = [...new Set([term, ...said].map((t) => words(t).map(stem)).filter((s) => s.length === 1).flat())];
    for (const one of alike) same.set(one, [...(same.get(one) || []), ...alike.filter((other) => other !== one)]);
  }
  for (const [word, n] of vocabulary) if (n >= 3 && word.length > 3 && !STOPP.has(word)) known.add(word);

  const memory = new Map();
  const terms = (word) => {
    if (STOPP.has(word)) return null;
    let found = memory.get(word);
    if (!found) memory.set(word, (found = [...new Set([stem(word), ...parts(word, known)])]));
    return found;
  };
  const mini = new globalThis.MiniSearch({
    fields: Object.keys(FIELDS), storeFields: [], tokenize: tokens, processTerm: terms,
  });
  mini.addAll(docs);
  const frequency = new Map();
  for (const d of docs) {
    const all = new Set(Object.keys(FIELDS).flatMap((field) => tokens(d[field]).flatMap((w) => terms(w) || [])));
    for (const term of all) frequency.set(term, (frequency.get(term) || 0) + 1);
  }
  read.clear();
  const importance = (term) => Math.log(1 + docs.length / (frequency.get(term) || 1));

  /* Hur en stam skrivs: den kortaste formen i rubriker och sökord. */
  const forms = new Map();
  for (const text of new Set(docs.flatMap((d) => [d.titel, d.rubrik, d.ord]))) {
    for (const word of text.toLowerCase().match(/\p{L}+/gu) || []) {
      const term = stem(fold(word));
      if (!forms.has(term) || word.length < forms.get(term).length) forms.set(term, word);
    }
  }
  const spelled = (term) => forms.get(term) || term;

  /* De ord i registret som ligger närmast ett ord som inte finns: högst ett fel i korta ord, två i långa. */
  const letters = (word) => [...word].reduce((bits, c) => bits | (1 << (c.charCodeAt(0) - 97)), 0);
  const candidates = [...vocabulary].filter(([t]) => t.length > 2 && !STOPP.has(t) && frequency.has(t)).map(([t, n]) => [t, n, letters(t)]);
  const bits = (x) => { let n = 0; for (; x; x &= x - 1) n++; return n; };

  function nearest(word, most) {
    const own = letters(word);
    let best = most, found = [];
    for (const [term, n, has] of candidates) {
      if (bits(own ^ has) > 2 * best) continue; // varje fel byter högst en bokstav mot en annan
      const d = distance(word, term, best);
      if (d > best) continue;
      if (d < best) [best, found] = [d, []];
      found.push([term, n * (term[0] === word[0] ? 3 : 1), d]);
    }
    return found.sort((a, b) => b[1] - a[1]).slice(0, 3);
  }

  /* Det som prövas för ett ord i frågan: {stam: vikt}. */
  function alternatives(group, typing) {
    const tried = new Map();
    const add = (term, weight) => { if (frequency.has(term)) tried.set(term, Math.max(weight, tried.get(term) || 0)); };
    const [word, ...pieces] = group;
    const own = stem(word);
    add(own, 1);
    const exact = tried.size > 0;
    for (const piece of pieces) add(stem(piece), 0.7);
    for (const piece of parts(word, known)) add(piece, exact ? 0.45 : 0.7);
    if (typing && word.length > 1) {
      const starts = [...vocabulary].filter(([t]) => t !== own && t.startsWith(word) && frequency.has(t)).sort((a, b) => b[1] - a[1]);
      for (const [term] of starts.slice(0, 6)) add(term, exact ? 0.25 : 0.8);
    }
    for (const other of same.get(own) || []) add(other, 0.35);
    let mended = null;
    if (!tried.size && own.length > 3) {
      const near = nearest(own, own.length > 6 ? 2 : 1).filter(([t, , d]) => d < 2 || own.length > 9 || t[0] === own[0]);
      near.forEach(([term, , d], n) => add(term, (d > 1 ? 0.75 : 0.95) - n * 0.25));
      if (near.length) mended = spelled(near[0][0]);
    }
    const main = [...tried].sort((a, b) => b[1] - a[1])[0];
    return { tried, mended, weight: main ? importance(main[0]) : importance("") * 0.5 };
  }

  function matchPhrases(asked, whole) {
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
      const bonus = (urgent ? 1.5 * share : share * share) * strength * phrase.weight;
      const before = found.get(phrase.page) || { bonus: 0, anchors: new Map(), urgent: false };
      if (phrase.anchor && !phrase.urgent && !urgent && docs.some((d) => d.page === phrase.page && d.anchor === phrase.anchor && d.record)) {
        before.anchors.set(phrase.anchor, Math.max(bonus, before.anchors.get(phrase.anchor) || 0));
      } else if (bonus > before.bonus) {
        Object.assign(before, { bonus, anchor: phrase.anchor, share });
      }
      before.urgent = before.urgent || urgent;
      found.set(phrase.page, before);
    }
    return found;
  }

  /* Två ord som hör ihop till ett: qr kod, säkerhets kopiering. */
  function joined(used, asked) {
    for (let n = 1; n < used.length; n++) {
      const one = stem(used[n - 1][0] + used[n][0]);
      if (frequency.has(one)) for (const a of [asked[n - 1], asked[n]]) a.tried.set(one, 1);
    }
  }

  function search(query) {
    const all = groups(query);
    const content = all.filter(([w]) => !STOPP.has(w));
    const used = content.length ? content : [];
    if (!used.length) return { hits: [], total: 0, mended: null };
    const asked = used.map((g, n) => alternatives(g, n === used.length - 1 && g === all[all.length - 1] && !/\s$/.test(query)));
    joined(used, asked);
    const whole = asked.reduce((sum, a) => sum + a.weight, 0);
    const weights = new Map();
    for (const { tried } of asked) for (const [t, w] of tried) weights.set(t, Math.max(w, weights.get(t) || 0));
    if (!weights.size) return { hits: [], total: 0, mended: null };
    const raw = mini.search([...weights.keys()].join(" "), {
      tokenize: (t) => t.split(" "), processTerm: (t) => t, boost: FIELDS, boostTerm: (t) => weights.get(t), bm25: { k: 1.2, b: 0.4, d: 0.5 },
    });
    const scored = new Map();
    const covered = (matched) => asked.reduce((sum, a) => sum + a.weight * Math.max(0, ...[...a.tried].map(([t, w]) => (matched.has(t) ? w : 0))), 0) / whole;
    for (const r of raw) scored.set(r.id, r.score * covered(new Set(r.queryTerms)) ** 1.5);
    const top = Math.max(...scored.values());
    const phrased = matchPhrases(asked, whole);
    for (const [page] of phrased) if (!scored.has(first.get(page)?.id) && first.has(page)) scored.set(first.get(page).id, 0);
    const typed = query.split(/\s+/).filter((w) => groups(w).length);
    const said = new Set(all.flat().map(stem));
    const forms = new Set(phrases.filter((p) => p.form && p.stems.every((s) => said.has(s))).map((p) => p.page));
    const ranked = rank(scored, top, phrased, forms, asked.length === 1);
    const mended = asked.some((a) => a.mended) ? all.map((g, n) => asked[used.indexOf(g)]?.mended || typed[n]).join(" ") : null;
    return { hits: ranked.slice(0, SHOWN).map((h) => show(h, weights)), total: ranked.length, mended };
  }

  function rank(scored, top, phrased, forms, oneWord) {
    const best = new Map();
    for (const [id, score] of scored) {
      const doc = docs[id];
      const page = data.sidor[doc.page];
      const kind = data.slag[page.k][1];
      const extra = phrased.get(doc.page) || { bonus: 0, anchors: new Map() };
      const base = (score / top) * (forms.has(doc.page) && doc.record ? 1.6 : 1);
      let section = base;
      if (extra.bonus && (extra.anchor ? doc.anchor === extra.anchor : oneWord && doc === first.get(doc.page))) section += 1;
      const list = first.get(doc.page)?.list;
      const bonus = doc.record ? Math.max(extra.anchors.get(doc.anchor) || 0, extra.bonus * base) : extra.bonus * (list ? 0.3 : 1);
      const hit = { doc, page, section, score: (base + 1.5 * bonus) * kind * (page.x ? 0.6 : 1), urgent: extra.urgent && !doc.record };
      const key = doc.record ? `${doc.page}#${doc.anchor}` : doc.page;
      const old = best.get(key);
      if (!old) best.set(key, hit);
      else if (hit.section > old.section) best.set(key, { ...hit, score: Math.max(hit.score, old.score) });
      else old.score = Math.max(hit.score, old.score);
    }
    const sorted = [...best.values()].sort((a, b) => b.score - a.score || a.doc.id - b.doc.id);
    const perPage = new Map();
    return sorted.filter((h) => {
      const n = (perPage.get(h.doc.page) || 0) + 1;
      perPage.set(h.doc.page, n);
      return n <= 3 && h.score > sorted[0].score * 0.1;
    });
  }

  function show({ doc, page, score, urgent }, weights) {
    const example = Boolean(page.x || doc.example);
    const fits = (word) => (terms(fold(word)) || []).some((t) => weights.has(t));
    return {
      address: page.u, anchor: doc.anchor, title: page.t, heading: doc.rubrik, kind: data.slag[page.k][0], state: states.get(page), urgent, example, score,
      parts: mark(sentence(doc, fits, doc.record || urgent), fits), headingParts: mark(doc.rubrik || page.t, fits),
    };
  }

  /* Meningen som svarar: den med flest av orden; i en fråga, ett ord eller något brådskande den första. */
  function sentence(doc, fits, start) {
    const all = doc.text.split(/\n|(?<=[.?!])\s+(?=\p{Lu})/u).filter(Boolean);
    if (!all.length) return "";
    const worth = all.map((s) => new Set((s.match(/[\p{L}\p{N}-]+/gu) || []).filter(fits).map((w) => stem(fold(w)))).size);
    let n = start ? 0 : worth.indexOf(Math.max(...worth));
    let text = all[n];
    while (text.length < (start ? 140 : 70) && all[n + 1] && (text + all[n + 1]).length < 240) text += " " + all[++n];
    return text.length > 260 ? text.slice(0, 257).replace(/\s+\S*$/, "") + " …" : text;
  }

  const mark = (text, fits) => (text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|[^\p{L}\p{N}]+/gu) || []).map((piece) => ({ text: piece, hit: /[\p{L}\p{N}]/u.test(piece) && fits(piece) }));

  /* Närmaste ord när inget hittas, eller null. */
  function suggest(query) {
    const asked = meaning(query).map(stem);
    const word = asked.sort((a, b) => b.length - a.length)[0] || "";
    const found = word.length > 2 ? nearest(word, Math.floor(word.length * 0.4))[0] : null;
    return found ? spelled(found[0]) : null;
  }

  return { search, suggest, size: docs.length };
};
