/* En post i formuläret: fälten som krävs först, resten vikta; och värdet som ska skrivas. */
globalThis.LIS_FORMPOST = (function () {
  "use strict";

  const D = globalThis.LIS_FORMULAR;
  const T = globalThis.LIS_FORMTEXT;
  const F = globalThis.LIS_FORMFALT;
  const { h } = F;

  function make(parts) {
    return function one(field, value, page, label) {
      const has = !F.blank(value) && !(field.okand && value === D.okand);
      if (field.slag === "lista") return has && !Array.isArray(value) ? F.untouched(field, value) : F.list(field, value, page, one);
      if (field.slag === "del") return has && !T.isMap(value) ? F.untouched(field, value) : part(field, value, page, one, parts);
      if (has && T.isNested(value) && !(field.slag === "dag" && T.isMap(value) && label === undefined)) return F.untouched(field, value);
      return field.slag === "dag" ? F.day(field, value, page, label) : F.leaf(field, value, page, label);
    };
  }

  /* Fälten under varandra: det som krävs eller har ett värde syns, resten öppnas vid behov. */
  function fields(part, value, page, one) {
    const made = part.falt.map((field) => [field, one(field, value?.[field.n], page)]);
    const shown = made.filter(([field]) => field.krav || !F.blank(value?.[field.n])), rest = made.filter((pair) => !shown.includes(pair));
    const more = rest.length ? h("details", { class: "vik form-fler" }, h("summary", {}, `Fler uppgifter (${rest.length})`), ...rest.map(([, f]) => f.el)) : null;
    const read = () => {
      const now = Object.create(null), known = new Map(made.map(([field, f]) => [field.n, f]));
      for (const key of Object.keys(value || {})) {
        const held = known.has(key) ? known.get(key).read() : value[key];
        if (held !== undefined) now[key] = held;
      }
      for (const [key, f] of known) {
        const held = Object.hasOwn(now, key) ? undefined : f.read();
        if (held !== undefined) now[key] = held;
      }
      return now;
    };
    return { el: [...shown.map(([, f]) => f.el), more], read, find: (name) => made.find(([field]) => field.n === name)?.[1] };
  }

  function part(field, value, page, one, parts) {
    const okand = field.okand && value === D.okand;
    const inner = fields(parts[field.del], okand ? undefined : value, page, one), el = F.group(field, inner.el);
    const read = () => {
      const now = inner.read();
      return Object.keys(now).length ? now : okand ? value : F.blank(value) ? undefined : now;
    };
    return { el, read, at: ([name, ...rest]) => (name === undefined ? el : inner.find(name)?.at(rest) || el) };
  }

  /* Hela posten. */
  function post(register, value, page) {
    const about = D.register[register];
    const inner = fields(about, value, page, make(about.delar));
    return { el: inner.el, read: inner.read, at: ([name, ...rest]) => inner.find(name)?.at(rest) };
  }

  /* Fältens ord på vägen till ett fel: Klassningar 2: Datum. */
  function path(register, steps) {
    const about = D.register[register], words = [];
    let held = about;
    for (const step of steps) {
      if (typeof step === "number") { words[words.length - 1] += ` ${step + 1}`; continue; }
      const field = held?.falt.find((one) => one.n === step);
      words.push(field ? field.ord : step);
      const inner = field?.slag === "lista" ? field.av : field;
      held = inner?.slag === "del" ? about.delar[inner.del] : null;
    }
    return words.join(": ");
  }

  return { post, path };
})();
