/* Registret i minnet: vilka ställen som har ett ord, i vilket fält och hur ofta. Poängen är BM25+, per fält.
   Ett ord skrivs in som det står; böjningar läggs ihop till en stam först när någon söker på den. */
globalThis.LIS_SOKREGISTER = function (boost, tokens) {
  "use strict";

  const K = 1.2, B = 0.4, D = 0.5;
  const names = Object.keys(boost);
  const count = names.length;
  const written = new Map();  // ord → [ställe och fält, antal, ställe och fält, antal, …]
  const lengths = names.map(() => []);
  const totals = names.map(() => 0);
  const stems = new Map();    // stam → orden som har den
  const merged = new Map();
  let size = 0;

  function add(doc) {
    const id = size++;
    for (let f = 0; f < count; f++) {
      const text = doc[names[f]];
      const all = text ? tokens(text) : [];
      const key = id * count + f;
      lengths[f][id] = all.length;
      totals[f] += all.length;
      for (const word of all) {
        const places = written.get(word);
        if (!places) written.set(word, [key, 1]);
        else if (places[places.length - 2] === key) places[places.length - 1]++;
        else places.push(key, 1);
      }
    }
  }

  /* Efter det sista stället: `terms` ger ett ords stammar. */
  function link(terms) {
    for (const word of written.keys()) {
      for (const term of terms(word) || []) {
        const same = stems.get(term);
        if (same) same.push(word); else stems.set(term, [word]);
      }
    }
  }

  /* Per fält: ställe → antal. */
  function places(term) {
    let found = merged.get(term);
    if (found) return found;
    found = names.map(() => new Map());
    for (const word of stems.get(term) || []) {
      const list = written.get(word);
      for (let n = 0; n < list.length; n += 2) {
        const field = found[list[n] % count], id = Math.floor(list[n] / count);
        field.set(id, (field.get(id) || 0) + list[n + 1]);
      }
    }
    merged.set(term, found);
    return found;
  }

  const has = (term) => stems.has(term);
  const spread = (term) => new Set(places(term).flatMap((field) => [...field.keys()])).size;

  /* `weights`: {stam: vikt}. Ger {ställe: {score, matched}}. */
  function search(weights) {
    const found = new Map();
    for (const [term, weight] of weights) {
      places(term).forEach((field, f) => {
        const rare = Math.log(1 + (size - field.size + 0.5) / (field.size + 0.5));
        const average = totals[f] / size || 1;
        for (const [id, n] of field) {
          const hit = found.get(id) || { score: 0, matched: new Set() };
          hit.score += weight * boost[names[f]] * rare * (D + (n * (K + 1)) / (n + K * (1 - B + (B * lengths[f][id]) / average)));
          hit.matched.add(term);
          found.set(id, hit);
        }
      });
    }
    for (const hit of found.values()) hit.score *= hit.matched.size;
    return found;
  }

  return { add, link, has, spread, search, words: () => written.keys() };
};
