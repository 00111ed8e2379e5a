/* Det färdiga: filerna som ändras, var och en hel, och raderna som skiljer. Inget lämnar webbläsaren utom det som du själv hämtar. */
globalThis.LIS_FORMSVAR = (function () {
  "use strict";

  const D = globalThis.LIS_FORMULAR;
  const T = globalThis.LIS_FORMTEXT;
  const P = globalThis.LIS_FORMFIL;
  const K = globalThis.LIS_FORMKONTROLL;
  const { h, button } = globalThis.LIS_FORMFALT;
  const AROUND = 3;
  const BY_HAND = "Ändringen går inte att göra utan att flytta annat i filen. Ändra raden för hand i en redigerare.";

  const path = (register, id) => D.register[register].mapp ? `data/${register}/${id}.yml` : `data/${register}.yml`;

  /* Filerna i den ordning som posterna står: {fil, text, skillnad?, sist?, fel?, register, id}. */
  function files(posts) {
    const found = new Map();
    for (const post of posts) {
      const key = path(post.register, post.nu.id);
      if (!found.has(key)) found.set(key, { fil: key, register: post.register, id: post.nu.id, poster: [] });
      found.get(key).poster.push(post);
    }
    return [...found.values()].map((one) => ({ ...one, ...made(one) }));
  }

  function made({ register, poster }) {
    const file = poster.map((post) => post.fil).find(Boolean);
    if (!file && D.register[register].mapp) return { text: T.newFile(register, poster[0].nu) };
    if (!file) return { text: poster.map((post) => T.record(post.nu)).join(""), sist: true };
    const list = Array.isArray(file.value);
    const now = list ? [...file.value] : poster[0].nu;
    const from = list ? file.value.map((_, n) => n) : null;
    for (const post of list ? poster : []) {
      if (post.plats === null) { now.push(post.nu); from.push(null); } else now[post.plats] = post.nu;
    }
    if (list) P.origins.set(now, from);
    try {
      const { text, splices, fore } = P.edit(file, now, K);
      return { text, skillnad: hunks(fore, splices) };
    } catch { return { fel: BY_HAND }; }
  }

  /* Bytena som hela rader: {rad, gamla, nya}; det som ligger kloss an blir ett. */
  function hunks(text, splices) {
    const groups = [];
    for (const splice of splices) {
      const start = P.lineStart(text, splice[0]);
      const whole = splice[1] > start && splice[1] === P.lineStart(text, splice[1]);
      const end = splice[0] === splice[1] && whole === false && splice[0] === start ? start : whole ? splice[1] : P.lineEnd(text, splice[1]);
      const last = groups.at(-1);
      if (last && start < last.end) { last.end = Math.max(end, last.end); last.byten.push(splice); } else groups.push({ start, end, byten: [splice] });
    }
    const rows = (part) => part === "" ? [] : part.replace(/\n$/, "").split("\n");
    return groups.map(({ start, end, byten }) => {
      let now = "", at = start;
      for (const [a, b, put] of byten) { now += text.slice(at, a) + put; at = b; }
      return { rad: rows(text.slice(0, start)).length + 1, gamla: rows(text.slice(start, end)), nya: rows(now + text.slice(at, end)) };
    });
  }

  /* Raderna med nummer, som en människa läser dem. */
  function numbered(found) {
    let moved = 0;
    return found.flatMap(({ rad, gamla, nya }) => {
      const told = [...gamla.map((row, n) => `rad ${rad + n} bort: ${row}`), ...nya.map((row, n) => `rad ${rad + moved + n} ny: ${row}`)];
      moved += nya.length - gamla.length;
      return told;
    }).join("\n") + "\n";
  }

  /* Skillnaden som git läser: git apply. */
  function unified(fil, fore, found) {
    const rows = fore.replace(/\n$/, "").split("\n"), out = [`--- a/${fil}`, `+++ b/${fil}`], groups = [];
    for (const one of found) {
      const last = groups.at(-1)?.at(-1);
      if (last && one.rad - (last.rad + last.gamla.length) <= 2 * AROUND) groups.at(-1).push(one); else groups.push([one]);
    }
    let moved = 0;
    for (const group of groups) {
      const start = Math.max(1, group[0].rad - AROUND), end = Math.min(rows.length + 1, group.at(-1).rad + group.at(-1).gamla.length + AROUND);
      const body = [];
      let at = start;
      for (const { rad, gamla, nya } of group) {
        body.push(...rows.slice(at - 1, rad - 1).map((row) => ` ${row}`), ...gamla.map((row) => `-${row}`), ...nya.map((row) => `+${row}`));
        at = rad + gamla.length;
      }
      body.push(...rows.slice(at - 1, end - 1).map((row) => ` ${row}`));
      const grown = group.reduce((sum, { gamla, nya }) => sum + nya.length - gamla.length, 0);
      out.push(`@@ -${start},${end - start} +${start + moved},${end - start + grown} @@`, ...body);
      moved += grown;
    }
    return `${out.join("\n")}\n`;
  }

  function download(text, name) {
    const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async function copy(text, box, page) {
    try { await navigator.clipboard.writeText(text); } catch {
      const range = document.createRange();
      range.selectNodeContents(box);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      if (!document.execCommand("copy")) return page.say("Det gick inte att kopiera. Texten är markerad: tryck Ctrl+C.");
    }
    page.say("Kopierat.");
  }

  /* En text att kopiera eller hämta. */
  function text(title, said, name, saved, page) {
    const box = h("pre", { class: "form-text", tabindex: "0", role: "region", "aria-label": title }, h("code", {}, said));
    const act = [button("Kopiera", () => copy(said, box, page), title), button("Ladda ner", () => download(saved, name), `${title}: ${name}`)];
    return [h("h4", {}, title), h("p", { class: "form-knappar" }, ...act), box];
  }

  function show(one, page) {
    const name = one.fil.split("/").pop(), title = h("h3", {}, h("code", {}, one.fil));
    if (one.fel) return h("section", { class: "form-fil" }, title, h("p", { class: "form-fel" }, one.fel));
    const where = one.sist ? "Lägg raderna sist i filen." : one.skillnad ? "Byt ut filen, eller bara raderna som skiljer." : "Det är en ny fil.";
    const lead = page.forge?.(one);
    const told = h("p", {}, where, lead ? " " : null, lead ? h("a", { href: lead }, "Öppna i forgen", h("span", { class: "dold" }, `: ${one.fil}`)) : null);
    const lines = one.skillnad?.length ? text("Ändrade rader", numbered(one.skillnad), `${name}.diff`, unified(one.fil, one.poster.find((p) => p.fil).fil.text, one.skillnad), page) : [];
    const whole = text(one.sist ? "Nya rader" : "Hela filen", one.text, one.sist ? `nytt-i-${name}` : name, one.text, page);
    const same = one.skillnad && !one.skillnad.length ? h("p", {}, "Inget är ändrat.") : null;
    return h("section", { class: "form-fil" }, title, told, same, ...lines, ...whole);
  }

  return { files, show, hunks, unified };
})();
