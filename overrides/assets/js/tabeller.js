/* Tabeller på skärm: en bred går att rulla med tangentbordet, och en som visas som kort är en tabell även för en skärmläsare. */
(function () {
  "use strict";

  const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

  function reach() {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset figure")) {
      box.classList.remove("bred");
      const wide = box.scrollWidth > box.clientWidth + 1;
      box.classList.toggle("bred", wide);
      if (wide) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }

  /* Äldre Safari glömmer tabellen när stilmallen gör rader till block. */
  function name(table) {
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
      part.setAttribute("role", ROLES[part.tagName] || (part.scope === "row" ? "rowheader" : "columnheader"));
    }
  }

  document.querySelectorAll("table.kort").forEach(name);
  new ResizeObserver(reach).observe(document.body);
  window.addEventListener("load", reach);
  window.addEventListener("resize", reach);
})();
