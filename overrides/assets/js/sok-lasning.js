/* Läser det som sökningen vet om sidorna, en gång: ställena, orden på dem och stammarna de söks med. En generator som
   lämnar ifrån sig tråden efter varje sida; den som skriver väntar aldrig. Frågorna och fraserna läggs i fraser. */
globalThis.LIS_SOKLASNING = function* (data, texts, fraser) {
  "use strict";

  const { fold, words, stem, parts, STOPP } = globalThis.LIS_SPRAK;
  const FIELDS = { rubrik: 4, titel: 3, ord: 3, text: 1 };
  const vocabulary = new Map();
  const known = new Set();
  const docs = [];
  const first = new Map();
  const records = new Set();
  const same = new Map();

  /* Varje text delas i ord en gång. */
  const read = new Map();
  const tokens = (text) => {
    let found = read.get(text);
    if (!found) read.set(text, (found = words(text)));
    return found;
  };
  const counts = new Map();
  const learn = (text, weight) => { for (const word of tokens(text)) counts.set(word, (counts.get(word) || 0) + weight); };

  const states = new Map();
  for (const [word, form, pages] of data.lagen || []) for (const p of pages) states.set(data.sidor[p], [word, form]);

  for (const [p, page] of data.sidor.entries()) {
    learn(page.t, 20);
    const title = page.x ? page.t.replace(/^[^:]+: /, "") : page.t;
    fraser.add(title, p, null, 1.25, false, Boolean(page.s?.f && !page.s.t)); // den som skriver en posts namn menar posten
    const said = fraser.meaning(title);
    for (const word of said) fraser.add(word, p, null, 0.9 / said.length);
    for (const word of page.o || []) { learn(word, 10); fraser.add(word, p, null, 0.9); }
    for (const [n, [anchor, heading = "", own = [], example, svar]] of page.a.entries()) {
      if (!texts && n && data.slag[page.k][1] < 0.6) continue; // listornas rader hör inte till de första svaren
      const text = texts?.[p]?.[n] ?? svar?.t ?? (n ? "" : page.s?.t || "");
      if (!text && !heading && n) continue;
      const record = Boolean(own.length);
      learn(heading, 3);
      learn(text, 1);
      for (const word of own) { learn(word, 10); fraser.add(word, p, anchor, 0.65); }
      if (record) records.add(`${p}#${anchor}`);
      const doc = { id: docs.length, page: p, anchor, record, example, svar, rubrik: heading, titel: page.t, text, ord: [...(anchor ? [] : page.o || []), ...own].join(" ") };
      docs.push(doc);
      if (!first.has(p)) first.set(p, doc);
    }
    if (first.has(p)) first.get(p).list = page.a.filter((a) => a[2]?.length).length > page.a.length / 2;
    yield;
  }

  for (const [term, said, pieces, pages, urgent, questions] of data.ord) {
    for (const text of [term, ...said]) {
      learn(text, 10);
      pages.forEach(([page, anchor], n) => fraser.add(text, page, anchor, 1 / (1 + n * 0.7), urgent && n === 0));
      const main = pages.length && first.get(pages[0][0]);
      if (main && !main.list) main.ord += " \n " + text;
    }
    for (const piece of pieces) {
      known.add(stem(fold(piece)));
      pages.forEach(([page, anchor], n) => fraser.add(piece, page, anchor, 0.85 / (1 + n * 0.7)));
    }
    for (const text of questions || []) if (pages.length) fraser.addQuestion(text, pages, Boolean(urgent));
    const alike = [...new Set([term, ...said].map((t) => words(t).map(stem)).filter((s) => s.length === 1).flat())];
    for (const one of alike) same.set(one, [...(same.get(one) || []), ...alike.filter((other) => other !== one)]);
  }
  const register = globalThis.LIS_SOKREGISTER(FIELDS, tokens);
  for (const doc of docs) { register.add(doc); yield; }
  read.clear();
  for (const [word, n] of counts) vocabulary.set(stem(word), (vocabulary.get(stem(word)) || 0) + n);
  for (const [word, n] of vocabulary) if (n >= 3 && word.length > 3 && !STOPP.has(word)) known.add(word);
  yield;

  const memory = new Map();
  const terms = (word) => {
    if (STOPP.has(word)) return null;
    let found = memory.get(word);
    if (!found) memory.set(word, (found = texts ? [...new Set([stem(word), ...parts(word, known)])] : [stem(word)]));
    return found;
  };
  let done = 0;
  for (const word of register.words()) { terms(word); if (++done % 200 === 0) yield; }
  register.link(terms);
  yield;

  return { docs, first, records, same, states, counts, vocabulary, known, register, terms };
};
