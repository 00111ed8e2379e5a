/* Sökningen: gör ett register i minnet av assets/sok/index.js och svarar med rangordnade träffar.
   LIS_SOKMOTOR(data) räcker för de första svaren; LIS_SOKMOTOR(data, texter) läser också sidornas text, som
   assets/sok/text.js har. Båda är generatorer, så att den som skriver aldrig väntar på att registret blir klart.
   Inget ord är ett specialfall: vad som är bråttom, vad folk säger i stället och vart det leder står i data. */
globalThis.LIS_SOKMOTOR = function* (data, texts) {
  "use strict";

  const { fold, groups, words, units, stem, parts, distance, STOPP, SVAGA } = globalThis.LIS_SPRAK;
  const SHOWN = 12;
  const QUESTIONS = 0;  // slaget Får jag …?
  const WHO = new Set(["agare", "vem"]);
  const KINDLY = { gor: { Rutin: 1.1 }, vad: { Ordlista: 2 } };  // vad frågan vill ha: hur man gör, vad ett ord betyder
  const fraser = globalThis.LIS_SOKFRASER(data);
  const answers = globalThis.LIS_SOKSVAR(data.sidor.filter((p) => data.slag[p.k][0] === "Roll" && p.o).flatMap((p) => p.o));
  const { docs, first, records, same, states, counts, vocabulary, known, register, terms } = yield* globalThis.LIS_SOKLASNING(data, texts, fraser);

  const trouble = fraser.urgent();
  const weak = new Set([...SVAGA].map(stem));
  const frequencies = new Map();
  const frequency = (term) => {
    if (!frequencies.has(term)) frequencies.set(term, register.spread(term));
    return frequencies.get(term);
  };
  const importance = (term) => Math.log(1 + docs.length / (term && frequency(term) || 1)) * (weak.has(term) ? 0.35 : trouble.has(term) ? 1.15 : 1);

  /* Hur en stam skrivs: den kortaste formen i rubriker och sökord. Räknas fram första gången den behövs. */
  let spellings = null;
  function spelled(term) {
    if (!spellings) {
      spellings = new Map();
      for (const text of new Set(docs.flatMap((d) => [d.titel, d.rubrik, d.ord]))) {
        for (const word of text.toLowerCase().match(/\p{L}+/gu) || []) {
          const found = stem(fold(word));
          if (!spellings.has(found) || word.length < spellings.get(found).length) spellings.set(found, word);
        }
      }
    }
    return spellings.get(term) || term;
  }

  /* Stammarna för de ord som ligger närmast ett ord som inte finns. Ordet jämförs som det skrevs, inte som det böjs. */
  const letters = (word) => [...word].reduce((bits, c) => bits | (1 << (c.charCodeAt(0) - 97)), 0);
  const bits = (x) => { let n = 0; for (; x; x &= x - 1) n++; return n; };
  let candidates = null;
  function nearest(word, most) {
    candidates ||= [...counts].filter(([t]) => t.length > 2 && !STOPP.has(t) && !/\d/.test(t)).map(([t, n]) => [t, n, letters(t), stem(t)]);
    const own = letters(word), best = new Map();
    let least = most;
    for (const [term, n, has, root] of candidates) {
      if (bits(own ^ has) > 2 * least) continue; // varje fel byter högst en bokstav mot en annan
      const d = distance(word, term, least);
      if (d > least || (term.length < word.length - 1 && term.length < 5)) continue;
      if (d < least) { least = d; best.clear(); }
      best.set(root, (best.get(root) || 0) + n * (term[0] === word[0] ? 3 : 1));
    }
    return [...best].sort((a, b) => b[1] - a[1]).slice(0, 3).map(([root]) => [root, least]);
  }

  /* Det som prövas för ett ord i frågan: {stam: vikt}. */
  function alternatives(group, typing) {
    const tried = new Map();
    const add = (term, weight) => { if (register.has(term)) tried.set(term, Math.max(weight, tried.get(term) || 0)); };
    const [word, ...pieces] = group;
    const own = stem(word);
    add(own, 1);
    const exact = tried.size > 0;
    for (const piece of pieces) add(stem(piece), 0.7);
    const halves = parts(word, known).filter((half) => register.has(half));
    const rarest = Math.max(...halves.map(importance)); // den ovanliga delen säger mest: lösenord i lösenordsrutin
    for (const half of halves) add(half, (exact ? 0.45 : 0.7) * Math.sqrt(importance(half) / rarest));
    if (typing && word.length > 1) {
      const starts = [...vocabulary].filter(([t]) => t !== own && t.startsWith(word) && register.has(t)).sort((a, b) => b[1] - a[1]);
      for (const [term] of starts.slice(0, 6)) add(term, exact ? 0.25 : 0.8);
    }
    const also = new Set(same.get(own) || []);
    const rare = !exact || frequency(own) < 4; // ett ord som sidorna knappt har söks med det som de säger i stället
    for (const other of also) add(other, rare ? 0.7 : 0.25);
    let mended = null;
    if (!tried.size && word.length > 3) {
      const near = nearest(word, word.length > 7 ? 2 : 1).filter(([t, d]) => d < 2 || t.slice(0, 2) === word.slice(0, 2));
      near.forEach(([term, d], n) => add(term, (d > 1 ? 0.75 : 0.95) - n * 0.25));
      if (near.length) mended = spelled(near[0][0]);
    }
    const main = [...tried].sort((a, b) => b[1] - a[1])[0];
    return { tried, also, mended, weight: main ? importance(main[0]) : importance("") * (weak.has(own) ? 0.15 : 0.5) };
  }

  /* Två ord som hör ihop till ett: qr kod, säkerhets kopiering, sekretes avtal. */
  function joined(used, asked) {
    for (let n = 1; n < used.length; n++) {
      const both = used[n - 1][0] + used[n][0];
      let one = stem(both);
      if (!register.has(one) && both.length > 9 && (asked[n - 1].mended || asked[n].mended)) one = nearest(both, 1)[0]?.[0];
      if (!one || !register.has(one)) continue;
      for (const a of [asked[n - 1], asked[n]]) { if (a.mended) a.tried.clear(); a.tried.set(one, 1); }
      if (asked[n - 1].mended || asked[n].mended) { asked[n - 1].mended = spelled(one); asked[n].mended = null; asked[n].gone = true; }
    }
  }

  function search(text) {
    const query = units(text);
    const all = groups(query);
    const used = all.filter(([w]) => !STOPP.has(w));
    const asks = answers.kind(query);
    const questions = fraser.ask(all.map(([w]) => w), (w) => STOPP.has(w) || register.has(stem(w)));
    if (!used.length && !questions.length) return { hits: [], total: 0, mended: null };
    const asked = used.map((g, n) => alternatives(g, n === used.length - 1 && g === all[all.length - 1] && !/\s$/.test(text)));
    joined(used, asked);
    const whole = asked.reduce((sum, a) => sum + a.weight, 0);
    const weights = new Map();
    for (const { tried } of asked) for (const [t, w] of tried) weights.set(t, Math.max(w, weights.get(t) || 0));
    if (!weights.size && !questions.length) return { hits: [], total: 0, mended: null };
    const covered = (matched) => asked.reduce((sum, a) => sum + a.weight * Math.max(0, ...[...a.tried].map(([t, w]) => (matched.has(t) ? w : 0))), 0) / (whole || 1);
    const scored = new Map();
    for (const [id, { score, matched }] of register.search(weights)) {
      const cover = covered(matched);
      scored.set(id, { score: score * cover ** 1.5, cover });
    }
    const phrased = fraser.match(asked, whole, (page, anchor) => records.has(`${page}#${anchor}`));
    const hurry = [...phrased.values()].some((p) => p.urgent);
    const led = lead(questions, asked, used, hurry);
    if (hurry && [...led.values()].some((l) => l.bonus > 1.2 && !l.urgent)) for (const p of phrased.values()) if (p.urgent) p.bonus *= 0.6;
    const reached = [...[...phrased.keys()].map((p) => first.get(p)), ...led.keys()];
    for (const doc of reached) if (doc && !scored.has(doc.id)) scored.set(doc.id, { score: 0, cover: 0 });
    const said = new Set(all.flat().map(stem));
    const ranked = rank(scored, { fits: fitting(weights), phrased, led, forms: fraser.forms(said), oneWord: asked.length === 1, asks });
    const typed = text.split(/\s+/).filter((w) => groups(w).length);
    const told = all.map((g, n) => { const a = asked[used.indexOf(g)]; return a?.gone ? "" : a?.mended || typed[n]; });
    const mended = asked.some((a) => a.mended) ? told.filter(Boolean).join(" ") : null;
    return { hits: ranked.slice(0, SHOWN).map((h) => show(better(h, scored, weights, asks), weights, asks, query)), total: ranked.length, mended };
  }

  /* Vart hela frågor leder: {ställe: bonus}. Det som står på platsen för … leder till den undersida eller post som heter så. */
  function lead(questions, asked, used, hurry) {
    const led = new Map();
    const put = (doc, bonus, urgent) => { if (doc && bonus > (led.get(doc)?.bonus || 0)) led.set(doc, { bonus, urgent }); };
    for (const { pages, open, rest, says, urgent, share: part } of questions) {
      const share = part * (hurry && !says && !urgent ? 0.3 : 1);
      const tried = rest.map((w) => asked[used.findIndex((g) => g.includes(w))]).filter(Boolean);
      const whole = tried.reduce((sum, a) => sum + a.weight, 0);
      pages.forEach(([p, anchor], n) => {
        const page = data.sidor[p], less = 1 / (1 + n * 0.3);
        const main = docs.find((d) => d.page === p && d.anchor === (anchor || "")) || first.get(p);
        const below = open && page.u.endsWith("/") ? docs.filter((d) => d.page !== p && data.sidor[d.page].u.startsWith(page.u)) : [];
        if (!below.length) return put(main, 2.6 * share * less, urgent && n === 0);
        if (!whole) return put(main, 2.6 * less * (hurry && !says ? 0.3 : 1));
        let found = false;
        for (const doc of below) {
          const isPage = doc === first.get(doc.page);
          if (!isPage && (!doc.svar || !doc.svar.f)) continue;
          const named = words(isPage ? doc.titel : doc.rubrik).filter((w) => !STOPP.has(w)).map((w) => terms(w) || []);
          const name = new Set(named.flat());
          const cover = tried.reduce((sum, a) => sum + a.weight * Math.max(0, ...[...a.tried].map(([t, w]) => (name.has(t) ? Math.max(w, a.also.has(t) ? 0.8 : 0) : 0))), 0) / whole;
          if (cover < 0.5) continue;
          found ||= isPage;
          const hits = named.filter((ts) => ts.some((t) => tried.some((a) => a.tried.has(t)))).length / named.length;
          if (isPage || hits > 0.5) put(doc, 2.6 * cover * (0.75 + 0.25 * hits) * less * (isPage ? 1 : 0.9));
        }
        if (!found) put(main, 0.3 * less);
      });
    }
    return led;
  }

  const fitting = (weights) => (word) => (terms(fold(word)) || []).some((t) => weights.has(t));

  function rank(scored, { fits, phrased, led, forms, oneWord, asks }) {
    const top = Math.max(...[...scored.values()].map((s) => s.score)) || 1;
    const best = new Map();
    for (const [id, { score, cover }] of scored) {
      const doc = docs[id];
      const page = data.sidor[doc.page];
      const extra = phrased.get(doc.page) || { bonus: 0, anchors: new Map() };
      const main = doc === first.get(doc.page);
      const tells = cover >= 0.5 && (answers.settles(doc, asks, fits, main) || (doc.svar?.f && asks === "agare"));
      const base = (score / top) * (doc.record && (forms.has(doc.page) || (asks === "far" && page.k === QUESTIONS)) ? 1.6 : 1) * (tells ? 1.3 : 1);
      const counts = main && asks === "tid" && timed(page);
      const settles = counts || answers.searches(asks) && cover >= 0.5 && answers.kind(doc.rubrik) === asks;
      let section = base + (tells ? 0.5 : 0) + (settles ? 1.2 : 0);
      if (extra.bonus && (extra.anchor ? doc.anchor === extra.anchor : oneWord && main && !answers.searches(asks))) section += 1;
      const bonus = doc.record ? Math.max(extra.anchors.get(doc.anchor) || 0, extra.bonus * base) : extra.bonus * (first.get(doc.page)?.list ? 0.3 : 1);
      const loose = page.k === QUESTIONS && doc.record && asks !== "far" && cover < 0.6 && !extra.anchors.get(doc.anchor) ? 0.6 : 1;
      const question = led.get(doc)?.bonus || 0;
      const hit = {
        doc, page, section: section + question * 2, urgent: (extra.urgent && !doc.record && !question) || Boolean(led.get(doc)?.urgent),
        score: (base + 1.5 * bonus + (settles ? 0.6 * cover : 0)) * data.slag[page.k][1] * (KINDLY[asks]?.[data.slag[page.k][0]] || 1) * (page.x ? 0.6 : 1) * loose + 1.5 * question,
      };
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
      return n <= 3 && h.score > sorted[0].score * (led.has(sorted[0].doc) ? 0.3 : 0.1);
    });
  }

  /* Ett annat ställe på sidan, när det svarar på frågan och sidans början inte gör det. */
  const timed = (page) => Boolean(page.s?.f && !page.s.f.some((fact) => fact[2])); // sidan som räknar tider

  function better(hit, scored, weights, asks) {
    const fits = fitting(weights);
    if (!answers.searches(asks) || hit.doc !== first.get(hit.doc.page) || hit.doc.list || timed(hit.page) || answers.settles(hit.doc, asks, fits, true)) return hit;
    const places = docs.filter((d) => d.page === hit.doc.page && d !== hit.doc && scored.get(d.id)?.cover >= 0.5 && answers.settles(d, asks, fits, false));
    const best = places.sort((a, b) => scored.get(b.id).cover - scored.get(a.id).cover || scored.get(b.id).score - scored.get(a.id).score)[0];
    return best ? { ...hit, doc: best } : hit;
  }

  /* Träffen som den visas: med svaret när sidan har ett, annars med meningen som svarar bäst. */
  function show({ doc, page, score, urgent }, weights, asks, query) {
    const fits = fitting(weights);
    const main = doc === first.get(doc.page);
    const own = doc.svar || (main ? page.s : null) || {};
    const told = answers.searches(asks) && !own.o && !(main && timed(page)) && answers.settles(doc, asks, fits, main);
    const facts = answers.facts(own.f || (asks === "agare" ? page.s?.f : null), asks, query);
    const steps = own.l && !told && (asks === "gor" || urgent || main) ? own.l : [];
    const short = own.t && (!told || answers.tells(own.t, asks)) ? own.t : null;
    const text = steps.length || (facts.length && !short && !told) ? "" : short ? answers.cut(short, 320) : answers.sentence(doc.text, asks, fits, doc.record || urgent);
    return {
      address: page.u, anchor: doc.anchor, title: page.t, heading: doc.rubrik, kind: data.slag[page.k][0], state: main && timed(page) ? null : states.get(page), urgent, // lagens tider är inget förslag
      example: Boolean(page.x || doc.example), score, mark: own.o || null, facts: (told && facts.length && !facts[0][2]) || (own.t && !WHO.has(asks)) ? [] : facts, steps,
      parts: mark(text, fits), headingParts: mark(doc.rubrik || page.t, fits),
    };
  }

  const mark = (text, fits) => (text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|[^\p{L}\p{N}]+/gu) || []).map((piece) => ({ text: piece, hit: /[\p{L}\p{N}]/u.test(piece) && fits(piece) }));

  /* Närmaste ord när inget hittas, eller null. */
  function suggest(query) {
    const word = fraser.meaning(query).sort((a, b) => b.length - a.length)[0] || "";
    const found = word.length > 2 ? nearest(word, Math.floor(word.length * 0.4))[0] : null;
    return found ? spelled(found[0]) : null;
  }

  return { search, suggest, size: docs.length };
};
