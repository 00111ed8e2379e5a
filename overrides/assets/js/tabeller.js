/* En tabell som visas som rutor är en tabell även för en skärmläsare: äldre Safari glömmer det när stilmallen gör rader till block. */
(function () {
  "use strict";

  const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

  function name(table) {
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
      part.setAttribute("role", ROLES[part.tagName] || (part.scope === "row" ? "rowheader" : "columnheader"));
    }
  }

  document.querySelectorAll("table.kort, article table:not([class])").forEach(name);
})();
