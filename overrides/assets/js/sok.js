/* Sökfältet: visar träffar medan någon skriver. Motorn och sidornas text hämtas först när fältet används.
   Varje <form role="search"> med ett <input type="search"> får träffar under sig; utan skript leder formuläret till A till Ö.
   Sätt data-adress="fil" på <html> när länkar ska sluta med index.html; på file:// görs det av sig själv. */
(function () {
  "use strict";

  const ROOT = new URL("../../", document.currentScript.src);
  const FILES = ["assets/lib/minisearch.js", "assets/js/sok-sprak.js", "assets/js/sok-motor.js", "assets/sok/index.js"];
  const BY_FILE = location.protocol === "file:" || document.documentElement.dataset.adress === "fil";
  let loading = null;

  const script = (path) => new Promise((done, failed) => {
    const element = document.createElement("script");
    Object.assign(element, { src: new URL(path, ROOT).href, async: false, onload: done, onerror: failed });
    document.head.append(element);
  });
  const load = () => (loading ||= Promise.all(FILES.map(script)).then(() => globalThis.LIS_SOKMOTOR(globalThis.LIS_SOK)));

  const href = (address, anchor) => new URL(address + (BY_FILE ? "index.html" : "") + (anchor ? "#" + anchor : ""), ROOT).href;

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    element.append(...children.filter((c) => c !== null && c !== ""));
    return element;
  }
  const marked = (parts) => parts.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));

  function item(hit) {
    const where = make("span", { class: "sok-var" }, hit.kind, hit.heading && hit.title !== hit.kind ? " · " + hit.title : "");
    const name = make("span", { class: "sok-namn" }, ...marked(hit.headingParts));
    const sample = hit.example ? make("span", { class: "lage lage-utkast" }, "Exempel") : "";
    const state = hit.state ? make("span", { class: "lage lage-" + hit.state[1] }, hit.state[0]) : "";
    const link = make("a", { href: href(hit.address, hit.anchor), class: hit.urgent ? "sok-traff sok-bradskande" : "sok-traff" });
    if (hit.urgent) name.replaceChildren(hit.title, hit.heading ? ": " : "", ...(hit.heading ? marked(hit.headingParts) : []));
    link.append(name, " ", sample, state, hit.urgent ? "" : where, " ", make("span", { class: "sok-mening" }, ...marked(hit.parts)));
    return make("li", { class: "sok-rad" }, link);
  }

  const whole = () => globalThis.LIS_SOK?.ao === false ? "" : make("a", { href: href("a-o/"), class: "sok-alla" }, "Alla ord från A till Ö");

  function nothing(query, engine, again) {
    const box = make("div", { class: "sok-inget" }, make("p", {}, "Inget hittades på ", make("strong", {}, query), "."));
    const near = engine.suggest(query);
    if (near) {
      const button = make("button", { type: "button" }, near);
      button.addEventListener("click", () => again(near));
      box.append(make("p", {}, "Närmaste ord: ", button));
    }
    const ask = globalThis.LIS_SOK.fraga;
    const way = (value) => value || make("span", { class: "fyll-i" }, "[Fyll i]");
    if (ask) {
      box.append(make("p", {}, "Har något hänt? ", make("strong", {}, ask.namn), ": ", way(ask.vag)));
      box.append(make("p", {}, "Annan tid: ", way(ask.annan)));
    }
    box.append(make("p", {}, "Har du en annan fråga? Fråga din chef. ", whole()));
    return box;
  }

  const said = (total, shown, mended) =>
    `${total} ${total === 1 ? "träff" : "träffar"}${mended ? ` på ${mended}` : ""}${total > shown ? `, de ${shown} bästa visas` : ""}`;

  function enhance(form, number) {
    const field = form.querySelector("input[type=search]");
    const status = make("p", { class: "sok-lases", role: "status" });
    const panel = make("div", { class: "sok-svar", id: `sok-svar-${number}`, role: "region", "aria-label": "Sökträffar" });
    let engine = null;
    let announcing = 0;
    panel.hidden = true;
    form.append(panel, status);
    form.classList.add("sok-med-skript");
    field.setAttribute("aria-controls", panel.id);

    const links = () => [...panel.querySelectorAll("a, button")];
    const announce = (text) => { clearTimeout(announcing); announcing = setTimeout(() => { status.textContent = text; }, 300); };
    const open = (shown) => { panel.hidden = !shown; };
    const close = () => { open(false); announce(""); };
    const again = (text) => { field.value = text; field.focus(); show(); };

    function show() {
      const query = field.value.trim();
      if (!query) return close();
      if (!engine) {
        panel.replaceChildren(make("p", { class: "sok-antal" }, "Hämtar …"));
        return open(true);
      }
      const { hits, total, mended } = engine.search(field.value);
      const text = total ? said(total, hits.length, mended) : `Inget hittades på ${query}`;
      if (total) {
        const count = make("p", { class: "sok-antal" }, text);
        panel.replaceChildren(count, make("ol", { class: "sok-lista" }, ...hits.map(item)), make("p", { class: "sok-antal" }, whole()));
      } else panel.replaceChildren(nothing(query, engine, again));
      panel.scrollTop = 0;
      open(true);
      announce(text);
    }

    const ready = () => load().then(
      (made) => { if (!engine) { engine = made; if (field.value.trim()) show(); } },
      () => { panel.replaceChildren(make("p", { class: "sok-antal" }, "Sökningen finns inte här. ", whole())); open(true); announce("Sökningen finns inte här"); },
    );

    field.addEventListener("focus", ready);
    field.addEventListener("input", () => { ready(); show(); });
    field.addEventListener("click", () => { if (field.value.trim() && panel.hidden) show(); });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ready().then(() => { show(); panel.querySelector(".sok-lista a")?.click(); });
    });
    form.addEventListener("keydown", (event) => {
      const all = [field, ...links()];
      const at = all.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (to !== undefined && !panel.hidden && at >= 0) {
        event.preventDefault();
        all[Math.min(Math.max(to, 0), all.length - 1)].focus();
      } else if (event.key === "Escape" && !panel.hidden) {
        event.preventDefault();
        close();
        field.focus();
      }
    });
    panel.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
    form.addEventListener("focusout", (event) => { if (event.relatedTarget && !form.contains(event.relatedTarget)) close(); });
    document.addEventListener("pointerdown", (event) => { if (!form.contains(event.target)) close(); });
    return { field, again };
  }

  const forms = [...document.querySelectorAll("form[role=search]")].filter((f) => f.querySelector("input[type=search]"));
  const made = forms.map(enhance);

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !made.length) return;
    event.preventDefault();
    (made.find((m) => m.field.closest(".sok-start")) || made[0]).field.focus();
  });

  const asked = /\/a-o\/(?:index\.html)?$/.test(location.pathname) && new URLSearchParams(location.search).get("q");
  if (asked && made.length) made[0].again(asked.slice(0, 200));
})();
