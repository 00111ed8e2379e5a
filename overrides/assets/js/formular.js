/* Sidan Formulär: välj ett register, fyll i, få filen. Inget sparas och inget skickas: allt försvinner när sidan stängs. */
(function () {
  "use strict";

  const root = document.getElementById("formular");
  const D = globalThis.LIS_FORMULAR;
  if (!root || !D) return;
  const K = globalThis.LIS_FORMKONTROLL, P = globalThis.LIS_FORMFIL, T = globalThis.LIS_FORMTEXT;
  const F = globalThis.LIS_FORMFALT, S = globalThis.LIS_FORMSVAR, POST = globalThis.LIS_FORMPOST;
  const { h, button } = F;
  const posts = [];
  const status = h("p", { class: "dold", role: "status" });
  const page = {
    rot: root, listor: new Map(),
    say: (text) => { status.textContent = text; },
    egna: () => posts.map((post) => [post.register, String(post.vy.at(["id"])?.value || "")]),
    forge: D.forge && (({ register, id, sist, skillnad }) => (sist || skillnad ? D.forge[register]?.andra : D.forge[register]?.ny)?.replaceAll("fyll-i", encodeURIComponent(id))),
  };

  /* En av sidans egna filer, hämtad när den behövs. */
  const fetched = new Map();
  const fetchOnce = (name) => fetched.get(name) || fetched.set(name, new Promise((done, failed) => {
    document.head.append(h("script", { src: root.dataset[name], onload: done, onerror: failed }));
  })).get(name);
  const refill = () => { for (const till of page.listor.keys()) F.fill(till, page); };

  /* Välj */
  const names = Object.entries(D.register).sort((a, b) => a[1].titel.localeCompare(b[1].titel, "sv"));
  const chosen = h("select", { id: "form-register", "aria-describedby": "form-om" }, h("option", { value: "" }, "Välj …"), ...names.map(([name, one]) => h("option", { value: name }, one.titel)));
  const about = h("p", { id: "form-om", class: "form-hjalp" });
  const begin = button("Börja en ny post", () => chosen.value ? open(chosen.value, null, null) : missing());
  const pasted = h("textarea", { id: "form-klistra", rows: 6, spellcheck: "false", "aria-describedby": "form-klistra-hjalp form-klistra-fel" });
  const faults = h("div", { id: "form-klistra-fel", class: "form-fel", role: "alert" });
  const which = h("div", { class: "form-val" });
  const paste = h("details", { class: "vik" }, h("summary", {}, "Ändra en post som finns"),
    h("p", { id: "form-klistra-hjalp", class: "form-hjalp" }, "Klistra in hela filen ur data/. Kommentarer och ordning blir kvar."),
    h("label", { for: "form-klistra" }, "Filens text"), pasted, button("Läs filen", readFile), faults, which);
  const start = h("section", { class: "form-start", "aria-labelledby": "form-valj" }, h("h2", { id: "form-valj" }, "Välj register"),
    h("label", { for: "form-register" }, "Vad gäller det?"), chosen, about, h("p", { class: "form-knappar" }, begin), paste);
  const form = h("form", { novalidate: true, autocomplete: "off", hidden: true, "aria-label": "Fälten" });
  const all = h("div", {}), wrong = h("div", { class: "form-summa", tabindex: "-1", role: "alert", hidden: true });
  const answer = h("section", { class: "form-svar", tabindex: "-1", hidden: true, "aria-labelledby": "form-svar" });
  form.append(all, wrong, h("p", { class: "form-knappar" }, h("button", { type: "submit", class: "form-klar" }, "Gör filen")));
  root.querySelector("[data-utan-skript]").hidden = true;
  root.prepend(start, form, answer, status);

  const missing = () => { page.say("Välj ett register först."); about.textContent = "Välj ett register först."; chosen.focus(); };
  chosen.addEventListener("change", () => { about.textContent = D.register[chosen.value]?.om || ""; });

  async function readFile() {
    which.replaceChildren();
    faults.replaceChildren();
    const named = /_schema\/([a-z_]+)\.json/.exec(pasted.value.slice(0, 300))?.[1];
    const register = named && D.register[named] ? named : chosen.value;
    if (!register) return missing();
    chosen.value = register;
    about.textContent = D.register[register].om;
    try { await fetchOnce("yaml"); } catch { return faults.replaceChildren(h("p", {}, "Det som läser filen gick inte att hämta. Ladda om sidan.")); }
    try { choose(register, P.read(pasted.value, K)); } catch (problem) {
      if (!problem.faults) throw problem;
      faults.replaceChildren(...problem.faults.map(({ rad, fel }) => h("p", {}, `rad ${rad}: ${fel}`)));
    }
  }

  /* Vilken post i filen. */
  function choose(register, file) {
    const list = Array.isArray(file.value), folder = D.register[register].mapp;
    if (list === folder) return faults.replaceChildren(h("p", {}, K.say(folder ? "falt" : "lista", { varde: list ? "en lista" : "fält" })));
    if (!list) return open(register, file, null);
    const told = file.value.map((one, n) => [n, T.isMap(one) ? String(one.id ?? `post ${n + 1}`) : `post ${n + 1}`]).filter(([n]) => T.isMap(file.value[n]));
    const post = h("select", { id: "form-post" }, h("option", { value: "ny" }, "En ny post, sist i filen"), ...told.map(([n, id]) => h("option", { value: n }, id.slice(0, 80))));
    which.replaceChildren(h("label", { for: "form-post" }, "Posten"), post, button("Öppna posten", () => open(register, file, post.value === "ny" ? null : Number(post.value))));
    post.focus();
  }

  /* Nästa nummer, så långt som sidan vet. */
  function nextId(register, file) {
    const [letters, number] = (D.register[register].nasta || "").split("-");
    if (!number) return undefined;
    const taken = [...posts.filter((p) => p.register === register).map((p) => String(p.vy.at(["id"])?.value)), ...(Array.isArray(file?.value) ? file.value.map((one) => String(one?.id)) : [])];
    const used = taken.map((id) => id.startsWith(`${letters}-`) ? Number(id.slice(letters.length + 1)) || 0 : 0);
    return `${letters}-${String(Math.max(Number(number) - 1, ...used) + 1).padStart(3, "0")}`;
  }

  function open(register, file, plats) {
    fetchOnce("id").then(refill, () => {}); // utan listan skrivs id för hand
    const same = posts.find((p) => file && plats !== null && p.register === register && p.fil?.text === file.text && p.plats === plats);
    if (same) return same.el.querySelector("h2").focus();
    const shared = posts.find((p) => p.register === register && p.fil && Array.isArray(p.fil.value))?.fil;
    const held = file && shared && file.text === shared.text ? shared : file;
    const old = !file ? null : Array.isArray(file.value) ? (plats === null ? null : file.value[plats]) : file.value;
    const id = old ? undefined : nextId(register, file);
    const first = old || (id ? Object.assign(Object.create(null), { id }) : null);
    const post = { register, fil: held, plats, gammal: old, vy: POST.post(register, first, page) };
    const n = `form-post-${Date.now()}-${posts.length}`, title = h("h2", { id: n, tabindex: "-1" }, `${D.register[register].titel}: ${old ? String(old.id) : "ny post"}`);
    const take = button("Ta bort", () => { posts.splice(posts.indexOf(post), 1); post.el.remove(); renew(); start.querySelector("select").focus(); }, `${title.textContent} ur ändringen`);
    post.el = h("section", { class: "form-post", "aria-labelledby": n }, title, D.register[register].hela || old ? null : h("p", { class: "form-hjalp" }, "Registret har mer än sidan visar. Om ett id är ledigt prövas i ändringsförslaget."), ...post.vy.el.filter(Boolean), h("p", { class: "form-knappar" }, take));
    if (old) post.vy.at(["id"])?.setAttribute("readonly", "");
    posts.push(post);
    all.append(post.el);
    post.vy.at(["id"])?.addEventListener("change", renew);
    renew();
    title.focus();
  }

  function renew() {
    form.hidden = !posts.length;
    answer.hidden = wrong.hidden = true;
    start.querySelector("h2").textContent = posts.length ? "Lägg till en post som hör ihop" : "Välj register";
    if (posts.length) form.after(start); else root.prepend(start);
    refill();
  }

  /* Gör filen */
  function clear() {
    for (const place of form.querySelectorAll(".form-fel")) place.textContent = "";
    for (const place of form.querySelectorAll("[aria-invalid]")) place.removeAttribute("aria-invalid");
  }

  function point(place, text) {
    place.setAttribute(place.matches("fieldset") ? "data-fel" : "aria-invalid", "true");
    const told = document.getElementById((place.getAttribute("aria-describedby") || "").split(" ").pop());
    if (told) told.textContent = text;
    for (let outer = place.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  }

  function tell(found) {
    const rows = found.map(([post, steps, text]) => {
      const place = post.vy.at(steps), words = `${posts.length > 1 ? `${D.register[post.register].titel}, ` : ""}${POST.path(post.register, steps)}`;
      if (place) point(place, text);
      const link = h("a", { href: place?.id ? `#${place.id}` : "#formular", onclick: (event) => { event.preventDefault(); (place || post.el.querySelector("h2")).focus(); } }, words);
      return h("li", {}, link, `: ${text}`);
    });
    wrong.replaceChildren(h("h2", {}, `Rätta det här först (${found.length})`), h("ul", {}, ...rows));
    wrong.hidden = false;
    wrong.focus();
  }

  function asked(post) {
    const left = D.register[post.register].falt.filter((f) => f.krav === "fragas" && !Object.hasOwn(post.nu, f.n)).map((f) => f.ord);
    return left.length && post.nu.sakerhetsskydd !== true ? h("p", { class: "form-hjalp" }, `Inte ifyllt: ${left.join(", ")}. Ändringsförslaget frågar efter det som gäller posten. Vet ni inte: Uppgift saknas.`) : null;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clear();
    answer.hidden = wrong.hidden = true;
    for (const post of posts) post.nu = post.vy.read();
    const found = posts.flatMap((post) => K.check(post.register, post.nu).map(([steps, text]) => [post, steps, text]));
    const twice = posts.filter((post, n) => posts.findIndex((p) => p.register === post.register && p.nu.id === post.nu.id) < n);
    for (const post of twice) found.push([post, ["id"], "två poster i ändringen har samma id; välj ett annat"]);
    if (found.length) return tell(found);
    const files = S.files(posts);
    answer.replaceChildren(h("h2", { id: "form-svar" }, files.length > 1 ? `Ändringen: ${files.length} filer som hör ihop` : "Filen"), ...posts.map(asked).filter(Boolean),
      ...(files.length > 1 ? [h("p", {}, "Lägg alla filerna i samma ändringsförslag.")] : []), ...files.map((one) => S.show(one, page)),
      h("p", {}, "Formuläret har prövat varje fält för sig. Resten prövas i ändringsförslaget."));
    answer.hidden = false;
    answer.focus();
  });
})();
