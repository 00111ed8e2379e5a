/* Sök, filter och sortering i ett register. Utan skript visas hela tabellen. Adressen bär valet, så att en länk kan skickas. */
(function () {
  "use strict";

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const cellOf = (row, key) => row.querySelector(`td[data-nyckel="${key}"]`);
  const words = (cell) => {
    const parts = cell.querySelectorAll(".cell-del");
    const label = cell.querySelector(".etikett");
    const text = (node) => node.textContent.replace(/,\s*$/, "").trim();
    if (parts.length) return [...parts].map(text);
    const state = cell.querySelector(".lage");
    if (state) return [text(state)];
    return [text(cell).slice(label ? label.textContent.length : 0).trim()].filter((t) => t && t !== "–inget inskrivet");
  };

  function start(box) {
    const rows = [...box.querySelectorAll("tbody tr")];
    const search = box.querySelector("[data-sok]");
    const selects = [...box.querySelectorAll("select[data-filter]")];
    const count = box.querySelector("[data-antal]");
    const all = count.textContent;
    const text = new Map(rows.map((row) => [row, fold(row.textContent)]));

    for (const select of selects) {
      const found = new Set(rows.flatMap((row) => words(cellOf(row, select.dataset.filter))));
      for (const word of [...found].sort((a, b) => a.localeCompare(b, "sv"))) select.add(new Option(word, word));
      if (found.size < 2) select.closest("label").hidden = true;
    }

    function show() {
      const asked = fold(search.value.trim()).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const fits = asked.every((word) => text.get(row).includes(word)) &&
          selects.every((s) => !s.value || words(cellOf(row, s.dataset.filter)).includes(s.value));
        row.hidden = !fits;
        shown += fits;
      }
      count.textContent = shown === rows.length ? all : `${shown} av ${all}`;
    }

    function remember() {
      const query = new URLSearchParams();
      if (search.value.trim()) query.set("q", search.value.trim());
      for (const s of selects) if (s.value) query.set(s.dataset.filter, s.value);
      history.replaceState(null, "", location.pathname + (query.size ? `?${query}` : "") + location.hash);
    }

    function recall() {
      const query = new URLSearchParams(location.search);
      search.value = query.get("q") || "";
      for (const s of selects) s.value = query.get(s.dataset.filter) || "";
      box.querySelector(".register-fler").open = selects.some((s) => s.value);
    }

    function sortable(header, position) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = header.textContent;
      header.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = header.getAttribute("aria-sort") === "ascending";
        for (const other of header.parentElement.children) other.removeAttribute("aria-sort");
        header.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => row.children[position].textContent.trim();
        const sorted = [...rows].sort((a, b) => key(a).localeCompare(key(b), "sv", { numeric: true }));
        if (down) sorted.reverse();
        sorted[0].parentElement.append(...sorted);
      });
    }

    const change = () => { show(); remember(); };
    search.addEventListener("input", change);
    for (const s of selects) s.addEventListener("change", change);
    box.querySelector("[data-rensa]").addEventListener("click", () => {
      search.value = "";
      for (const s of selects) s.value = "";
      change();
    });
    [...box.querySelectorAll("thead th")].forEach(sortable);
    box.querySelector(".register-filter").hidden = false;
    recall();
    show();
  }

  for (const box of document.querySelectorAll(".register")) if (box.querySelector("tbody")) start(box);
})();
