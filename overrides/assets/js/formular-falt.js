/* Ett register som fält: etikett, hjälp, val, listor med rader. Varje del vet sitt värde (read) och var ett fel ska stå (at).
   Det som ingen har ändrat lämnas tillbaka som det var. */
globalThis.LIS_FORMFALT = (function () {
  "use strict";

  const D = globalThis.LIS_FORMULAR;
  const T = globalThis.LIS_FORMTEXT;
  const { origins, equal } = globalThis.LIS_FORMFIL;
  const OKAND = "Uppgift saknas";
  let count = 0;

  function h(tag, given = {}, ...inner) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value !== false && value !== undefined && (value !== "" || name === "value")) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...inner.filter((one) => one !== null && one !== undefined));
    return made;
  }

  const button = (text, onclick, about = "") => h("button", { type: "button", onclick }, text, about ? h("span", { class: "dold" }, ` ${about}`) : null);
  const blank = (value) => value === undefined || value === null;
  const next = () => `form-${++count}`;

  /* En lista med id som går att välja bland; andra får skrivas, för en ny post kan komma med samma ändring. */
  function datalist(till, page) {
    const name = `form-id-${till}`;
    if (!page.listor.has(till)) {
      const list = h("datalist", { id: name });
      page.listor.set(till, list);
      page.rot.append(list);
      fill(till, page);
    }
    return name;
  }

  function fill(till, page) {
    const registers = till === "arenden" ? D.arenden : [till];
    const own = page.egna().filter(([register, id]) => registers.includes(register) && id).map(([, id]) => ({ id, ord: "ny i den här ändringen" }));
    const known = registers.flatMap((register) => globalThis.LIS_FORMID?.[register] || []);
    page.listor.get(till).replaceChildren(...[...own, ...known].map(({ id, ord }) => h("option", { value: id }, ord)));
  }

  const help = (field, id) => {
    const told = [field.hjalp === field.ord ? "" : field.hjalp, field.lases].filter(Boolean).join(". ");
    return told ? h("span", { id: `${id}-hjalp`, class: "form-hjalp" }, told) : null;
  };

  /* Ramen runt ett fält: etikett, hjälp, felets plats. */
  function frame(field, control, id, more = []) {
    const helps = help(field, id);
    const fault = h("span", { id: `${id}-fel`, class: "form-fel" });
    control.setAttribute("aria-describedby", `${helps ? `${id}-hjalp ` : ""}${id}-fel`);
    if (field.krav === "alltid") control.setAttribute("aria-required", "true");
    return h("div", { class: "form-falt" }, h("label", { for: id }, field.ord, mark(field)), helps, control, ...more, fault);
  }

  const mark = (field) => field.krav ? h("span", { class: "form-krav" }, field.krav === "alltid" ? " krävs" : " frågas") : null;

  const CHOICES = { flagga: [["true", "ja"], ["false", "nej"]], niva: [["0", "0 ingen"], ["1", "1 måttlig"], ["2", "2 betydande"], ["3", "3 allvarlig"]] };
  const READ = {
    heltal: (text) => /^-?\d{1,15}$/.test(text) ? Number(text) : text,
    tal: (text) => /^-?\d{1,12}$/.test(text) ? Number(text) : text,
    dag: (text) => /^\d{4}$/.test(text) ? Number(text) : text,
    niva: Number,
    flagga: (text) => text === "true",
    text: (text) => text.split(/\s+/).join(" "),
  };

  function control(field, first, id, page, label) {
    const named = label ? { "aria-label": label } : {};
    const value = first === undefined ? "" : String(first);
    if (CHOICES[field.slag] || field.val) {
      const choices = field.val || CHOICES[field.slag];
      const odd = value && !choices.some(([v]) => v === value) ? [[value, value]] : [];
      const all = [["", "–"], ...choices.map(([v, ord]) => [v, v === ord || !field.val ? ord : `${ord} (${v})`]), ...odd];
      const made = h("select", { id, ...named }, ...all.map(([v, ord]) => h("option", { value: v }, ord)));
      made.value = value;
      return made;
    }
    const long = field.slag === "text" && !field.langst && !field.form;
    const list = field.slag === "id" ? { list: datalist(field.till, page) } : {};
    const made = long ? h("textarea", { id, rows: 2, ...named }) : h("input", { id, type: "text", autocomplete: "off", spellcheck: "false", ...list, ...named, inputmode: field.slag === "heltal" ? "numeric" : "", placeholder: field.slag === "dag" ? "ÅÅÅÅ-MM-DD" : "" });
    made.value = value;
    return made;
  }

  /* Kryssrutan Uppgift saknas: släcker fältet utan att tömma det. */
  function unknown(field, value, id, shuts) {
    if (!field.okand) return null;
    const box = h("input", { type: "checkbox", id: `${id}-okand`, onchange: () => shuts(box.checked) });
    box.checked = value === D.okand;
    return { box, el: h("label", { class: "form-okand", for: `${id}-okand` }, box, OKAND, h("span", { class: "dold" }, ` om ${field.ord}`)) };
  }

  function leaf(field, value, page, label) {
    const id = next(), first = blank(value) || (field.okand && value === D.okand) ? undefined : value;
    const made = control(field, first, id, page, label), start = made.value;
    const okand = unknown(field, value, id, (shut) => { made.disabled = shut; });
    if (okand) made.disabled = okand.box.checked;
    const read = () => {
      if (okand?.box.checked) return D.okand;
      if (made.value === start && first !== undefined) return first;
      const text = made.value.trim();
      return text === "" ? undefined : (READ[field.slag] || String)(text);
    };
    if (label !== undefined) return { el: made, fel: h("span", { id: `${id}-fel`, class: "form-fel" }), read, at: () => made };
    return { el: frame(field, made, id, okand ? [okand.el] : []), read, at: () => (made.disabled ? okand.box : made) };
  }

  /* Ett datum, eller en tidsrymd med källans ord. */
  function day(field, value, page, label) {
    const span = T.isMap(value), one = leaf(field, span ? undefined : value, page, label);
    if (label !== undefined) return one;
    const parts = [["fran", "Från"], ["till", "Till"], ["text", "Med ord, som källan säger"]].map(([n, ord]) => [n, leaf({ n, ord, slag: n === "text" ? "text" : "dag", langst: 100 }, span ? value[n] : undefined, page)]);
    const box = h("div", { class: "form-tidsrymd", hidden: !span }, ...parts.map(([, part]) => part.el));
    const chosen = h("input", { type: "checkbox", onchange: () => { box.hidden = !chosen.checked; one.at().disabled = chosen.checked; } });
    chosen.checked = span;
    one.at().disabled ||= span;
    one.el.append(h("label", { class: "form-okand" }, chosen, "Tidsrymd", h("span", { class: "dold" }, ` för ${field.ord}`)), box);
    const read = () => {
      if (!chosen.checked) return one.read();
      const now = Object.assign(Object.create(null), Object.fromEntries(parts.map(([n, part]) => [n, part.read() ?? ""])));
      return span && equal(now, value) ? value : now;
    };
    return { el: one.el, read, at: () => (chosen.checked ? parts[0][1].at() : one.at()) };
  }

  /* Det som inte går att visa i ett fält står kvar som det är. */
  const untouched = (field, value) => {
    const el = h("p", { class: "form-falt", tabindex: "-1" }, h("b", {}, field.ord), " Det som står här går inte att visa som fält. Det lämnas som det är.");
    return { el, read: () => value, at: () => el };
  };

  function group(field, inner, id = next()) {
    const helps = help(field, id);
    return h("fieldset", { id, class: "form-grupp", tabindex: "-1", "aria-describedby": `${helps ? `${id}-hjalp ` : ""}${id}-fel` },
      h("legend", {}, field.ord, mark(field)), helps, ...inner, h("span", { id: `${id}-fel`, class: "form-fel" }));
  }

  /* Flera val ur en sluten lista: en ruta för varje. */
  function boxes(field, value, okand) {
    const first = Array.isArray(value) ? value : [];
    const made = field.av.val.map(([v, ord]) => {
      const box = h("input", { type: "checkbox", value: v });
      box.checked = first.includes(v);
      return [box, h("label", { class: "form-okand" }, box, ord)];
    });
    const el = group(field, [...made.map(([, label]) => label), okand?.el]);
    const read = () => {
      if (okand?.box.checked) return D.okand;
      const chosen = made.filter(([box]) => box.checked).map(([box]) => box.value);
      const now = [...first.filter((v) => chosen.includes(v) || !field.av.val.some(([known]) => known === v)), ...chosen.filter((v) => !first.includes(v))];
      origins.set(now, now.map((v) => (first.includes(v) ? first.indexOf(v) : null)));
      return now.length || field.krav === "alltid" || (Array.isArray(value) && !first.length) ? now : undefined;
    };
    return { el, read, at: () => el };
  }

  function list(field, value, page, make) {
    const okand = unknown(field, value, next(), (shut) => { box.hidden = shut; });
    if (field.av.slag === "val") return boxes(field, value, okand);
    const rows = [], box = h("div", { hidden: Boolean(okand?.box.checked) }), within = h("div", { class: "form-rader" });
    const add = (one, from) => {
      const row = { from, nr: rows.length + 1 };
      const what = `${field.ord} ${row.nr}`;
      row.del = field.av.slag === "del" ? make({ ...field.av, ord: what }, one, page) : make({ ...field.av, n: field.n, ord: what }, one, page, what);
      if (row.del.fel) row.del.el.setAttribute("aria-describedby", row.del.fel.id);
      const take = button("Ta bort", () => { rows.splice(rows.indexOf(row), 1); row.el.remove(); more.focus(); page.say(`${what} är borttagen.`); }, what);
      row.el = h("div", { class: "form-rad" }, row.del.el, take, row.del.fel);
      rows.push(row);
      within.append(row.el);
      return row;
    };
    const more = button("Lägg till en rad", () => { const row = add(undefined, null); (row.del.el.matches("fieldset") ? row.del.el.querySelector("input, select, textarea") : row.del.at([])).focus(); }, `i ${field.ord}`);
    (Array.isArray(value) ? value : []).forEach((one, n) => add(one, n));
    box.append(within, more);
    const el = group(field, [box, okand?.el]);
    const read = () => {
      if (okand?.box.checked) return D.okand;
      const kept = rows.map((row) => [row, row.del.read()]).filter(([row, one]) => one !== undefined || field.av.slag === "del");
      const now = kept.map(([, one]) => one ?? Object.create(null));
      origins.set(now, kept.map(([row]) => row.from));
      el.visade = kept.map(([row]) => row);
      return now.length || field.krav === "alltid" || (Array.isArray(value) && !value.length) ? now : undefined;
    };
    return { el, read, at: ([n, ...rest]) => (n === undefined ? el : el.visade?.[n]?.del.at(rest) || el) };
  }

  return { h, button, blank, leaf, day, untouched, group, list, fill };
})();
