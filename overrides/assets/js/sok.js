/* Sökfältet: visar träffar medan någon skriver. Motorn hämtas först när fältet används, och i två steg: titlar, sökord och
   svar räcker för de första träffarna, och sidornas text läses in bit för bit medan någon skriver vidare.
   Varje <form role="search"> med ett <input type="search"> får träffar under sig; utan skript leder formuläret till A till Ö.
   Sätt data-adress="fil" på <html> när länkar ska sluta med index.html; på file:// görs det av sig själv. */
(function () {
  "use strict";

  const ROOT = new URL("../../", document.currentScript.src);
  const FILES = [...["sprak", "register", "fraser", "svar", "lasning", "motor"].map((name) => `assets/js/sok-${name}.js`), "assets/sok/index.js"];
  const TEXT = "assets/sok/text.js";
  const SLICE = 12; // millisekunder i taget, så att tangenterna svarar
  const BY_FILE = location.protocol === "file:" || document.documentElement.dataset.adress === "fil";
  const waiting = [];
  let loading = null;
  let engine = null;
  let complete = null; // uppfylls när sidornas text är läst

  const script = (path) => new Promise((done, failed) => {
    const element = document.createElement("script");
    Object.assign(element, { src: new URL(path, ROOT).href, async: false, onload: done, onerror: failed });
    document.head.append(element);
  });
  function whole(making) {
    let step = making.next();
    while (!step.done) step = making.next();
    return step.value;
  }
  const sliced = (making, done) => setTimeout(() => {
    const until = performance.now() + SLICE;
    let step = making.next();
    while (!step.done && performance.now() < until) step = making.next();
    if (step.done) done(step.value); else sliced(making, done);
  });
  const load = () => (loading ||= Promise.all(FILES.map(script)).then(() => {
    engine = whole(globalThis.LIS_SOKMOTOR(globalThis.LIS_SOK));
    complete = script(TEXT).then(() => new Promise((done) => sliced(globalThis.LIS_SOKMOTOR(globalThis.LIS_SOK, globalThis.LIS_SOK_TEXT), done))).then((made) => {
      engine = made;
      document.documentElement.dataset.sok = "hel";
      waiting.forEach((tell) => tell());
    }, () => {});
  }));

  const href = (address, anchor) => new URL(address + (BY_FILE && /(^|\/)$/.test(address) ? "index.html" : "") + (anchor ? "#" + anchor : ""), ROOT).href;

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    element.append(...children.filter((c) => c !== null && c !== ""));
    return element;
  }
  const marked = (parts) => parts.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));

  const state = ([word, form]) => make("span", { class: "lage lage-" + form }, word);

  /* Ett påhittat kontor: sagt i varje träff, för listan täcker bandet. */
  const invented = (words) => (words ? make("span", { class: "sok-pahittat" }, words) : "");

  /* Träffen: namnet leder dit, och svaret står under det med vad det är värt. */
  function item(hit) {
    const title = hit.urgent ? [hit.title, hit.heading ? ": " : "", ...(hit.heading ? marked(hit.headingParts) : [])] : marked(hit.headingParts);
    const link = make("a", { href: href(hit.address, hit.anchor), class: "sok-traff" }, ...title);
    const where = hit.kind + (hit.heading && hit.title !== hit.kind && !hit.urgent ? " · " + hit.title : "");
    const about = make("p", { class: "sok-var" }, make("span", {}, where), hit.example ? state(["Exempel", "utkast"]) : "", hit.state ? state(hit.state) : "", hit.steps.length && hit.mark ? state(hit.mark) : "", invented(globalThis.LIS_SOK.pahittat));
    const row = make("li", { class: hit.urgent ? "sok-rad sok-bradskande" : "sok-rad" }, make("p", { class: "sok-namn" }, link), about);
    if (hit.facts.length) row.append(make("dl", { class: "sok-fakta" }, ...hit.facts.map(([label, value]) => make("div", {}, make("dt", {}, label), make("dd", {}, value)))));
    if (hit.steps.length) row.append(make("ol", { class: "sok-steg" }, ...hit.steps.map((step) => make("li", {}, step))));
    else if (hit.parts.length) row.append(make("p", { class: "sok-mening" }, ...(hit.mark ? [state(hit.mark), " "] : []), ...marked(hit.parts)));
    return row;
  }

  const index = () => globalThis.LIS_SOK?.ao === false ? "" : make("a", { href: href("a-o/"), class: "sok-alla" }, "Alla ord från A till Ö");

  function nothing(query, again) {
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
    box.append(make("p", {}, "Har du en annan fråga? Fråga din chef. ", index()));
    return box;
  }

  const said = (total, shown, mended) =>
    `${total} ${total === 1 ? "träff" : "träffar"}${mended ? ` på ${mended}` : ""}${total > shown ? `, de ${shown} bästa visas` : ""}`;

  function enhance(form, number) {
    const field = form.querySelector("input[type=search]");
    const status = make("p", { class: "sok-lases", role: "status" });
    const panel = make("div", { class: "sok-svar", id: `sok-svar-${number}`, role: "region", "aria-label": "Sökträffar" });
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
        panel.replaceChildren(count, make("ol", { class: "sok-lista" }, ...hits.map(item)), make("p", { class: "sok-antal" }, index()));
      } else panel.replaceChildren(nothing(query, again));
      panel.scrollTop = 0;
      open(true);
      announce(text);
    }

    /* När sidornas text är läst visas svaret på nytt, om ingen har börjat gå i listan. */
    waiting.push(() => { if (!panel.hidden && field.value.trim() && !panel.contains(document.activeElement)) show(); });
    let asked = false;
    const ready = () => load().then(
      () => { if (!asked) { asked = true; if (field.value.trim()) show(); } },
      () => { panel.replaceChildren(make("p", { class: "sok-antal" }, "Sökningen finns inte här. ", index())); open(true); announce("Sökningen finns inte här"); },
    );

    field.addEventListener("focus", ready);
    field.addEventListener("input", () => { ready(); show(); });
    field.addEventListener("click", () => { if (field.value.trim() && panel.hidden) show(); });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ready().then(() => Promise.race([complete, new Promise((late) => setTimeout(late, 1500))])).then(() => { show(); panel.querySelector(".sok-lista a")?.click(); });
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
