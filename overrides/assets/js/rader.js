/* Rader att välja bland: åtgärder efter roll och nivå, frågor efter ord, ämne och svar. Utan skript visas alla.
   Adressen bär valet, så att ett urval kan skickas. En länk till en rad öppnar den. På papper är alla rader öppna. */
(function () {
  "use strict";

  const LEVELS = ["k", "r", "t"];
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const rows = [...document.querySelectorAll("article [data-rad]")];
  const text = new Map(rows.map((row) => [row, fold(`${row.dataset.sok || ""} ${row.textContent}`)]));
  const form = document.querySelector(".radfilter");

  /* Nivåerna är systemets. En åtgärd gäller när systemet når någon av de nivåer som den kräver. */
  function levelFits(row, chosen) {
    const asked = LEVELS.filter((x) => row.dataset[x]);
    if (!asked.length || !LEVELS.some((x) => chosen[x])) return true;
    return asked.some((x) => chosen[x] && +chosen[x] >= +row.dataset[x]);
  }

  function fits(row, chosen) {
    const words = fold(chosen.q || "").split(/\s+/).filter(Boolean);
    const same = ["roll", "amne", "svar", "bind", "lage"].every((x) => !chosen[x] || row.dataset[x] === chosen[x]);
    const forms = (row.dataset.form || "").split(" ");
    const held = !chosen.form?.length || chosen.form.some((form) => forms.includes(form));
    return same && held && levelFits(row, chosen) && words.every((word) => text.get(row).includes(word));
  }

  /* En rubrik vars alla rader är bortvalda göms, med det som hör till den. */
  function showHeadings() {
    for (const list of document.querySelectorAll("article .fragor")) {
      const empty = ![...list.children].some((row) => !row.hidden);
      let at = list;
      while (at.previousElementSibling && !at.matches("h2")) at = at.previousElementSibling;
      for (at.hidden = empty; (at = at.nextElementSibling) && !at.matches("h2");) at.hidden = empty;
    }
  }

  /* Ett område visar hur många av dess rader som är valda. Det öppnas när något är valt, och fälls ihop när valet tas bort. */
  function showAreas(asked) {
    for (const area of document.querySelectorAll("article .uppslag")) {
      const left = area.querySelectorAll("[data-rad]:not([hidden])").length;
      const told = area.querySelector("[data-av]");
      area.hidden = !left;
      if (asked || area.hasAttribute("data-valt")) area.open = asked;
      area.toggleAttribute("data-valt", asked);
      told.textContent = asked ? `${left} av ${told.dataset.av}` : told.dataset.av;
    }
  }

  function show() {
    const given = new FormData(form);
    const chosen = { ...Object.fromEntries(given), form: given.getAll("form") };
    const asked = [...given.values()].some((value) => value.trim());
    for (const row of rows) row.hidden = !fits(row, chosen);
    showHeadings();
    showAreas(asked);
    const left = rows.filter((row) => !row.hidden).length;
    form.querySelector("output").textContent = `${left} av ${rows.length} ${form.dataset.ord}`;
    form.querySelector("[type=reset]").hidden = !asked;
    return chosen;
  }

  function remember(chosen) {
    const pairs = Object.entries(chosen).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    const query = new URLSearchParams(pairs.filter(([, value]) => value.trim()));
    history.replaceState(null, "", location.pathname + (query.size ? `?${query}` : "") + location.hash);
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    for (const control of form.elements) {
      if (control.type === "checkbox") control.checked = query.getAll(control.name).includes(control.value);
      else if (control.name) control.value = query.get(control.name) || "";
    }
  }

  /* Rollen i adressen står först bland stegen. */
  function roleFirst() {
    const name = form.elements.roll?.selectedOptions[0]?.textContent;
    const sections = [...document.querySelectorAll(".roll-gor")];
    const own = sections.find((section) => section.querySelector("h3").textContent.trim() === name);
    if (own && own !== sections[0]) sections[0].before(own);
  }

  function openTarget() {
    const row = rows.find((found) => found === window.__lis_mal());
    if (!row) return;
    if (row.hidden && form) {
      form.reset();
      show();
    }
    for (const fold of [row.closest(".uppslag"), row.querySelector("details")]) if (fold) fold.open = true;
    row.scrollIntoView();
  }

  if (form) {
    form.hidden = false;
    recall();
    roleFirst();
    show();
    form.addEventListener("input", () => remember(show()));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => remember(show())));
  }
  openTarget();
  addEventListener("hashchange", openTarget);

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("article .rader details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
