/* En inklistrad fil: läst med platser, ändrad där den står. Kommentarer, ordning och allt annat står kvar tecken för tecken.
   npm yaml läser; den får aldrig skriva, för den lägger om rader som ingen har ändrat. */
globalThis.LIS_FORMFIL = (function () {
  "use strict";

  const T = globalThis.LIS_FORMTEXT;
  const LONGEST = 1000000;
  const INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;
  const WORDS = new Map([["", null], ["~", null], ["null", null], ["true", true], ["false", false]]);
  const origins = new WeakMap();

  class Refused extends Error {
    constructor(faults) { super(faults.map((f) => f.fel).join("\n")); this.faults = faults; }
  }

  const unquoted = (text) => WORDS.has(text) ? WORDS.get(text) : INTEGER.test(text) ? Number(text) : text;

  /* Noden som värde. Fält utan arv, så att ett fält som heter __proto__ är ett fält som andra. */
  function plain(node, depth, seen) {
    const Y = globalThis.LIS_YAML;
    const fault = (slag, ord = {}) => { seen.found.push({ plats: node?.range?.[0] ?? 0, fel: seen.say(slag, ord) }); return null; };
    if (node === null || node === undefined) return null;
    if (Y.isAlias(node) || node.anchor) return fault("ankare");
    if (node.tag && !/^tag:yaml\.org,2002:(?:str|map|seq)$/.test(node.tag)) return fault("tagg", { varde: seen.quote(node.tag.replace("tag:yaml.org,2002:", "!!")) });
    if (depth > seen.djup) return fault("djupt");
    if (Y.isScalar(node)) {
      if (String(node.value).length > seen.text) return fault("for_lang_text", { grans: seen.text });
      return node.type === "PLAIN" ? unquoted(node.source ?? String(node.value ?? "")) : String(node.value);
    }
    if (Y.isSeq(node)) return node.items.map((one) => plain(one, depth + 1, seen));
    const found = Object.create(null);
    for (const pair of node.items) {
      const key = Y.isScalar(pair.key) ? String(pair.key.value) : "";
      if (!key || key === "<<" || key === "?") fault("utan_namn");
      else if (Object.hasOwn(found, key)) fault("tva_ganger", { varde: seen.quote(key) });
      found[key] = plain(pair.value, depth + 1, seen);
    }
    return found;
  }

  /* Filen som värde och noder. Kastar Refused med allt som är fel, med rad. */
  function read(text, check) {
    const line = (place) => text.slice(0, place).split("\n").length;
    const refuse = (faults) => { throw new Refused(faults.slice(0, 20)); };
    if (text.length > LONGEST) refuse([{ rad: 1, fel: check.say("for_lang_fil", { grans: LONGEST.toLocaleString("sv-SE") }) }]);
    const signs = check.signs(text);
    if (signs) refuse([{ rad: line(signs.plats), fel: signs.fel }]);
    const tab = /^ *\t/m.exec(text);
    if (tab) refuse([{ rad: line(tab.index), fel: check.say("tabb") }]);
    const seen = { ...check, found: [] };
    let node, value;
    try {
      const docs = globalThis.LIS_YAML.parseAllDocuments(text, { schema: "failsafe", uniqueKeys: false, merge: false, logLevel: "silent", prettyErrors: false });
      if (!docs.length) refuse([{ rad: 1, fel: check.say("yaml_tom") }]);
      const broken = docs.flatMap((doc) => doc.errors);
      if (broken.length || docs.length > 1) refuse([{ rad: line(broken[0]?.pos[0] ?? docs[1].range[0]), fel: check.say("yaml") }]);
      node = docs[0].contents;
      value = plain(node, 0, seen);
    } catch (problem) {
      if (problem instanceof Refused) throw problem;
      refuse([{ rad: 1, fel: check.say(problem instanceof RangeError ? "djupt" : "yaml") }]);
    }
    if (seen.found.length) refuse(seen.found.map(({ plats, fel }) => ({ rad: line(plats), fel })));
    if (value === null || typeof value !== "object") refuse([{ rad: 1, fel: check.say("yaml_tom") }]);
    return { text, node, value };
  }

  function equal(a, b) {
    if (!T.isNested(a) || !T.isNested(b)) return a === b;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
  }

  const lineStart = (text, place) => text.lastIndexOf("\n", place - 1) + 1;
  const lineEnd = (text, place) => { const end = text.indexOf("\n", place); return end < 0 ? text.length : end + 1; };
  const block = (rows) => rows.map((row) => `${row}\n`).join("");

  /* Sista tecknet i det som noden säger, utan kommentarer efteråt. */
  function last(text, node, from) {
    const inner = node?.flow ? null : node?.items?.at(-1);
    if (inner) return inner.key ? last(text, inner.value, inner.key.range[1]) : last(text, inner, from);
    const end = node?.range ? node.range[1] : from;
    return text.slice(0, Math.max(end, from)).trimEnd().length;
  }

  /* Det som ska bytas i texten för att noden ska säga det nya. Kastar där något annat måste flyttas. */
  function* changes(text, node, old, now, column) {
    if (equal(old, now)) return;
    if (T.isMap(old) && T.isMap(now) && node.items?.length && !node.flow) return yield* fields(text, node, old, now, column);
    if (Array.isArray(old) && Array.isArray(now) && now.length && node.items?.length && !node.flow) return yield* items(text, node, old, now);
    yield [node.range[0], last(text, node, node.range[0]), T.inline(now, true)];
  }

  function* fields(text, node, old, now, column) {
    for (const [n, pair] of node.items.entries()) {
      const key = String(pair.key.value), end = lineEnd(text, last(text, pair.value, pair.key.range[1]));
      if (!Object.hasOwn(now, key)) {
        if (n === 0) throw new Error("the first field of a record stays");
        yield [lineStart(text, pair.key.range[0]), end, ""];
      } else if (!equal(old[key], now[key])) yield* value(text, pair, old[key], now[key], column);
    }
    const added = Object.keys(now).filter((key) => !Object.hasOwn(old, key));
    const place = lineEnd(text, last(text, node, node.range[0]));
    if (added.length) yield [place, place, block(added.flatMap((key) => T.field(key, now[key], column)))];
  }

  function* value(text, pair, old, now, column) {
    const node = pair.value, key = String(pair.key.value);
    const [head, rows] = T.parts(key, now, column);
    const nested = T.isNested(old) && T.isNested(now) && node.items?.length && !node.flow && Object.keys(now).length;
    if (nested && Array.isArray(old) === Array.isArray(now)) return yield* changes(text, node, old, now, node.items[0]?.key ? columnOf(text, node.items[0].key.range[0]) : column);
    const after = text.indexOf(":", pair.key.range[1]) + 1;
    const end = last(text, node, after);
    const single = !text.slice(after, end).includes("\n");
    if (single && !rows.length) yield [after, end, head];
    else if (single) yield [after, lineEnd(text, end), `${head}${text.slice(end, lineEnd(text, end)).trimEnd()}\n${block(rows)}`];
    else yield [after, lineEnd(text, end), `${head}\n${block(rows)}`];
  }

  const columnOf = (text, place) => place - lineStart(text, place);

  function* items(text, node, old, now) {
    const from = origins.get(now) || now.map((_, n) => (n < old.length ? n : null));
    const dash = (one) => text.lastIndexOf("-", one.range[0] - 1);
    const column = columnOf(text, dash(node.items[0]));
    for (const [n, one] of node.items.entries()) {
      const place = from.indexOf(n);
      if (place < 0) yield [lineStart(text, dash(one)), lineEnd(text, last(text, one, one.range[0])), ""];
      else if (!equal(old[n], now[place])) yield* changes(text, one, old[n], now[place], one.items && !one.flow ? columnOf(text, one.range[0]) : column + 2);
    }
    const added = now.filter((_, n) => from[n] === null);
    const place = lineEnd(text, last(text, node, node.range[0]));
    if (added.length) yield [place, place, block(added.flatMap((one) => T.item(one, column, column > 0)))];
  }

  function spliced(text, splices) {
    let made = "", at = 0;
    for (const [start, end, put] of splices) { made += text.slice(at, start) + put; at = end; }
    return made + text.slice(at);
  }

  /* Filen med det nya värdet, och bytena. Läser om: säger filen något annat än det nya blir det inget byte. */
  function edit(file, now, check) {
    const text = file.text.endsWith("\n") ? file.text : `${file.text}\n`;
    const empty = Array.isArray(file.value) && !file.value.length;
    if (equal(file.value, now)) return { text, splices: [], fore: text };
    const splices = empty ? [[file.node.range[0], lineEnd(text, file.node.range[1]), now.map((one) => T.record(one)).join("")]]
      : [...changes(text, file.node, file.value, now, 0)].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const made = spliced(text, splices);
    if (!equal(read(made, check).value, now)) throw new Error("the file would say something else");
    return { text: made, splices, fore: text };
  }

  return { Refused, read, edit, equal, origins, lineStart, lineEnd };
})();
