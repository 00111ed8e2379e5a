/* Sök, filter och sortering i register och listor. Utan skript visas allt. Adressen bär valet, så att en länk kan skickas. */
(function () {
  "use strict";

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const cellOf = (row, key) => row.querySelector(`td[data-nyckel="${key}"]`);
  const inCell = (cell) => {
    const parts = cell.querySelectorAll(".cell-del");
    const label = cell.querySelector(".etikett");
    const text = (node) => node.textContent.replace(/,\s*$/, "").trim();
    if (parts.length) return [...parts].map(text);
    const state = cell.querySelector(".lage");
    if (state) return [text(state)];
    const first = cell.querySelector(".cell-rad") || cell;
    return [text(first).slice(label && first === cell ? label.textContent.length : 0).trim()].filter((t) => t && t !== "–inget inskrivet");
  };
  const words = (row, key) => {
    const said = row.getAttribute(`data-${key.replaceAll("_", "-")}`);
    if (said !== null) return said.split("|").filter(Boolean);
    const cell = cellOf(row, key);
    return cell ? inCell(cell) : [];
  };

  /* Valen i ett register kommer ur raderna; i en lista är de skrivna med sina antal. */
  function choices(select, rows) {
    if (select.options.length > 1) return;
    const found = new Map();
    for (const row of rows) for (const word of new Set(words(row, select.dataset.filter))) found.set(word, (found.get(word) || 0) + 1);
    for (const word of [...found.keys()].sort((a, b) => a.localeCompare(b, "sv"))) select.add(new Option(`${word} (${found.get(word)})`, word));
    if (found.size < 2) select.closest("label").hidden = true;
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
      const body = header.closest("table").tBodies[0];
      const key = (row) => row.children[position].textContent.trim();
      const sorted = [...body.rows].sort((a, b) => key(a).localeCompare(key(b), "sv", { numeric: true }));
      if (down) sorted.reverse();
      body.append(...sorted);
    });
  }

  function start(box) {
    const rows = [...box.querySelectorAll("tbody tr, [data-rad]")];
    const search = box.querySelector("[data-sok]");
    const selects = [...box.querySelectorAll("select[data-filter]")];
    const count = box.querySelector("[data-antal]");
    const none = box.querySelector("[data-ingen]");
    const groups = [...box.querySelectorAll("[data-grupp]")].map((group) => {
      const folds = [...group.querySelectorAll("details.vik"), ...(group.matches("details.vik") ? [group] : [])];
      return { group, rows: rows.filter((row) => group.contains(row)), number: group.querySelector("[data-rader]"), folds: folds.map((f) => [f, f.open]) };
    });
    const all = count.textContent;
    const text = new Map(rows.map((row) => [row, fold(row.textContent)]));
    let chosen = false;

    for (const select of selects) choices(select, rows);

    function show() {
      const asked = fold(search.value.trim()).split(/\s+/).filter(Boolean);
      const active = selects.filter((s) => s.value);
      let shown = 0;
      for (const row of rows) {
        const fits = asked.every((word) => text.get(row).includes(word)) &&
          active.every((s) => words(row, s.dataset.filter).includes(s.value));
        row.hidden = !fits;
        shown += fits;
      }
      count.textContent = shown === rows.length ? all : `${shown} av ${all}`;
      if (none) none.hidden = shown > 0;
      const narrowed = asked.length + active.length > 0;
      for (const g of groups) {
        const left = g.rows.filter((row) => !row.hidden).length;
        g.group.hidden = !left;
        if (g.number) g.number.textContent = left;
        if (narrowed || chosen) for (const [f, open] of g.folds) f.open = narrowed ? left > 0 : open;
      }
      chosen = narrowed;
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
      const more = box.querySelector(".register-fler");
      if (more) more.open = selects.some((s) => s.value && more.contains(s));
    }

    const change = () => { show(); remember(); };
    search.addEventListener("input", change);
    for (const s of selects) s.addEventListener("change", change);
    box.querySelector("[data-rensa]").addEventListener("click", () => {
      search.value = "";
      for (const s of selects) s.value = "";
      change();
    });
    for (const head of box.querySelectorAll("thead")) [...head.querySelectorAll("th")].forEach(sortable);
    box.querySelector(".register-filter").hidden = false;
    recall();
    show();
  }

  /* En länk till en rad öppnar det som raden ligger i, och raden själv. */
  function reveal() {
    const target = window.__lis_mal();
    if (!target || !target.closest(".filterlista, .register")) return;
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    const own = target.matches("[data-rad]") && target.querySelector("details");
    if (own) own.open = true;
    target.scrollIntoView();
  }

  for (const box of document.querySelectorAll(".register, .filterlista")) if (box.querySelector("tbody tr, [data-rad]")) start(box);
  window.addEventListener("hashchange", reveal);
  reveal();
})();
