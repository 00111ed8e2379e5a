/* Det som ett enda fält kan veta, sagt med samma ord som kontrollen av filerna (LIS_FORMULAR.fel). Resten prövas i
   ändringsförslaget: om ett id finns, om flera fält hör ihop, och vad som redan står i registren. */
globalThis.LIS_FORMKONTROLL = (function () {
  "use strict";

  const D = globalThis.LIS_FORMULAR;
  const T = globalThis.LIS_FORMTEXT;
  const BAD = new RegExp(`[${D.osynliga.replace(/\\U000([0-9a-f]{5})/g, "\\u{$1}")}]|[^\\P{Nd}0-9]+`, "u");
  const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$/i;

  const say = (slag, ord = {}) => D.fel[slag].replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) => name ? String(ord[name]) : found[0]);
  const shown = (value) => Array.isArray(value) ? "en lista" : T.isMap(value) ? "fält" : String(value);

  /* Värdet på en rad, kortat, inom citattecken. */
  function quote(value, longest = 60) {
    const text = String(value).split(/\s+/).filter(Boolean).join(" "), signs = [...text];
    return `"${signs.length <= longest ? text : signs.slice(0, longest - 1).join("") + "…"}"`;
  }

  function signs(text) {
    const found = BAD.exec(text);
    if (!found) return null;
    const digits = /^\p{Nd}+$/u.test(found[0]);
    return { plats: found.index, fel: digits ? say("siffror", { varde: quote(found[0]) }) : say("osynligt", { nummer: found[0].codePointAt(0).toString(16).padStart(4, "0") }) };
  }

  const size = (text) => [...text].length;

  function text(node, value) {
    if (typeof value === "boolean" || typeof value === "number") return say("text_citat", { varde: value });
    if (typeof value !== "string") return say("text");
    const one = value.split(/\s+/).filter(Boolean).join(" ");
    if (!one) return say("text_tom");
    const sign = signs(value);
    if (sign) return sign.fel;
    if (size(value) > D.granser.text) return say("for_lang_text", { grans: D.granser.text });
    if (one !== D.okand && one.toLowerCase() === D.okand) return say("saknas_sma", { varde: quote(one) });
    if (one === D.okand) return say("saknas_inte_har");
    if (node.langst && size(one) > node.langst) return say("lang", { antal: size(one), grans: node.langst });
    if (node.form && !new RegExp(node.form, "u").test(one)) return { fel: say("form", { varde: quote(one) }), med: true };
    return node.form && RESERVED.test(one) ? say("windows", { varde: one }) : "";
  }

  /* Första och sista dagen, eller vad som är fel. */
  function day(value) {
    const written = shown(value), found = /^([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?$/.exec(written);
    if (!found || typeof value === "boolean") return { fel: say("datum", { varde: quote(written) }) };
    const [, y, m, d] = found, year = Number(y);
    const [low, high] = D.fel.ar.match(/\d{4}/g).map(Number);
    if (year < low || year > high) return { fel: say("ar", { ar: y }) };
    const last = m ? new Date(Date.UTC(year, Number(m), 0)).getUTCDate() : 31;
    if ((m && !(m >= "01" && m <= "12")) || (d && !(Number(d) >= 1 && Number(d) <= last))) return { fel: say("datum_kalender", { varde: written }) };
    return { fran: `${y}-${m || "01"}-${d || "01"}`, till: `${y}-${m || "12"}-${d || String(last).padStart(2, "0")}`, ord: m || d ? dayWords(y, m, d) : y };
  }

  const MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];
  const dayWords = (y, m, d) => `${d ? `${Number(d)} ` : ""}${MONTHS[Number(m) - 1]} ${y}`;

  function date(value) {
    if (!T.isMap(value)) return day(value).fel || "";
    if (Object.keys(value).sort().join() !== "fran,text,till") return say("tid_falt");
    const [from, to] = [day(value.fran), day(value.till)];
    if (from.fel || to.fel) return from.fel || to.fel;
    if (from.fran > to.till) return say("tid_ordning", { till: to.ord, fran: from.ord });
    const words = typeof value.text === "string" ? value.text.trim() : "";
    return !words || size(value.text) > D.granser.tidsrymd ? say("tid_text", { grans: D.granser.tidsrymd }) : signs(words)?.fel || "";
  }

  function number(node, value) {
    if (!Number.isInteger(value)) return say("heltal", { varde: quote(shown(value)) });
    if ("minst" in node && value < node.minst) return say("minst", { varde: quote(value), grans: node.minst });
    return "hogst" in node && value > node.hogst ? say("hogst", { varde: quote(value), grans: node.hogst }) : "";
  }

  const KINDS = {
    text,
    heltal: number,
    dag: (node, value) => date(value),
    flagga: (node, value) => typeof value === "boolean" ? "" : say("flagga", { varde: quote(shown(value)) }),
    id: (node, value) => T.isNested(value) ? say("text") : signs(String(value))?.fel || "",
    niva: (node, value) => value === 4 || value === "4" ? say("niva_stopp") : Number.isInteger(value) && value >= 0 && value <= 3 ? "" : say("niva", { varde: quote(shown(value)) }),
    tal: (node, value) => !T.isNested(value) && /^-?[0-9]{1,12}([.,][0-9]{1,6})?$/.test(String(value).trim()) ? "" : say("tal", { varde: quote(shown(value)) }),
    val: (node, value) => node.val.some(([v]) => v === value) ? "" : say("val", { varde: quote(shown(value)), alla: node.val.map(([v]) => v).join(", ") }),
  };

  /* Alla fel i ett värde: [stig, mening]. */
  function* faults(node, value, parts, path = []) {
    if (node.okand && value === D.okand) return;
    if (node.okand && typeof value === "string" && value.trim().toLowerCase() === D.okand) return yield [path, say("saknas_sma", { varde: quote(value.trim()) })];
    if (value === null) return yield [path, say("tomt")];
    if (node.slag === "lista") return yield* list(node, value, parts, path);
    if (node.slag === "del") return yield* fields(parts[node.del], value, parts, path);
    const found = KINDS[node.slag](node, value);
    if (found) yield [path, found.med ? found.fel + (node.hjalp ? `. ${node.hjalp}` : "") : found];
  }

  function* list(node, value, parts, path) {
    if (!Array.isArray(value)) return yield [path, say("lista", { varde: quote(shown(value)) })];
    if (node.minst && value.length < node.minst) yield [path, say("for_fa", { grans: node.minst })];
    for (const [n, one] of value.entries()) yield* faults(node.av, one, parts, [...path, n]);
  }

  function* fields(part, value, parts, path = []) {
    if (!T.isMap(value)) return yield [path, say("falt", { varde: quote(shown(value)) })];
    for (const field of part.falt) {
      if (Object.hasOwn(value, field.n)) yield* faults(field, value[field.n], parts, [...path, field.n]);
      else if (field.krav === "alltid") yield [[...path, field.n], say("saknas") + (field.hjalp ? `. ${field.hjalp}` : "")];
    }
    const known = new Set(part.falt.map((f) => f.n));
    for (const key of Object.keys(value)) if (!known.has(key)) yield [[...path, key], say("finns_inte", { varde: quote(key) })];
  }

  const check = (register, value) => [...fields(D.register[register], value, D.register[register].delar)];

  return { say, quote, signs, check, djup: D.granser.djup, text: D.granser.text };
})();
