/* Formulärets värden som YAML, i samma stil som filerna: korta listor inom hakparentes, händelser på en rad, långa texter vikta.
   Det som inte säkert är vanlig text får citattecken, så att alla läsare ser samma ord. */
globalThis.LIS_FORMTEXT = (function () {
  "use strict";

  const WIDTH = 110, FOLDED = 98;
  const PLAIN = /^[\p{L}\p{N}_(/§](?:.*[^\s:])?$/u;
  const OTHERS = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;
  const NUMBER_LIKE = /^[-+.\d][\d_.,:eExXoO+-]*$/;
  const DAY = /^\d{4}-\d\d(?:-\d\d)?$/;
  const IN_FLOW = /[,[\]{}:]/;

  const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const isNested = (value) => value !== null && typeof value === "object";
  const isEmpty = (value) => !(Array.isArray(value) ? value : Object.keys(value)).length;

  function isPlain(text, flow) {
    if (DAY.test(text)) return true;
    if (!PLAIN.test(text) || OTHERS.test(text) || NUMBER_LIKE.test(text)) return false;
    return !/: | #|[\p{C}\u2028\u2029]/u.test(text) && !/^0[xob]/i.test(text) && !(flow && IN_FLOW.test(text));
  }

  const escaped = (sign) => ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" })[sign] || `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const quoted = (text) => `"${text.replace(/["\\\n\t]|[\p{Cc}\u2028\u2029]/gu, escaped)}"`;

  function inline(value, flow = true) {
    if (Array.isArray(value)) return `[${value.map((item) => inline(item)).join(", ")}]`;
    if (isMap(value)) return `{${Object.keys(value).map((key) => `${inline(key)}: ${inline(value[key])}`).join(", ")}}`;
    return typeof value !== "string" ? String(value) : isPlain(value, flow) ? value : quoted(value);
  }

  function fold(text, width) {
    const rows = [""];
    for (const word of text.split(" ")) {
      const last = rows[rows.length - 1];
      if (last && last.length + 1 + word.length > width) rows.push(word);
      else rows[rows.length - 1] = last ? `${last} ${word}` : word;
    }
    return rows;
  }

  /* Det som står efter kolonet på fältets rad, och raderna under. */
  function parts(key, value, column) {
    const room = WIDTH - column - key.length - 2, pad = " ".repeat(column + 2);
    if (isMap(value) && !isEmpty(value)) return ["", Object.keys(value).flatMap((k) => field(k, value[k], column + 2))];
    if (Array.isArray(value) && value.length) {
      const short = inline(value);
      if (!value.some(isNested) && short.length <= room) return [` ${short}`, []];
      return ["", value.flatMap((one) => item(one, column + 2))];
    }
    const folds = typeof value === "string" && value.length > room && value === value.split(/\s+/).join(" ").trim() && !/[\p{C}\u2028\u2029]/u.test(value);
    if (folds) return [" >-", fold(value, Math.max(FOLDED - column, 40)).map((row) => pad + row)];
    return [` ${inline(value, false)}`, []];
  }

  function field(key, value, column) {
    const [head, rows] = parts(key, value, column);
    return [`${" ".repeat(column)}${inline(key)}:${head}`, ...rows];
  }

  function item(value, column, compact = true) {
    const dash = `${" ".repeat(column)}- `;
    if (!isMap(value) || isEmpty(value)) return [dash + inline(value, isNested(value))];
    const short = dash + inline(value);
    if (compact && !Object.values(value).some((v) => isNested(v) && !isEmpty(v)) && short.length <= WIDTH) return [short];
    const rows = Object.keys(value).flatMap((key) => field(key, value[key], column + 2));
    return [dash + rows[0].trimStart(), ...rows.slice(1)];
  }

  const record = (value) => item(value, 0, false).join("\n") + "\n";

  function newFile(register, value) {
    const rows = Object.keys(value).flatMap((key) => field(key, value[key], 0));
    return [`# yaml-language-server: $schema=../_schema/${register}.json`, ...rows].join("\n") + "\n";
  }

  return { inline, parts, field, item, record, newFile, isMap, isNested };
})();
