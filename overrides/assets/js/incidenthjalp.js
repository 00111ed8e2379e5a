/* Sidan Räkna ut tiderna: fälten in, tiderna ut. Räknandet står i incidenttider.js, reglerna i tabellens data-attribut.
   Inget sparas och inget skickas: allt som fylls i försvinner när sidan stängs. */
(function () {
  "use strict";

  const box = document.getElementById("incidenthjalp");
  if (!box || !window.Incidenttider) return;
  const T = window.Incidenttider;
  const form = box.querySelector("form");
  const inputs = [...form.querySelectorAll("input")];
  const answer = form.querySelector("[data-svar]");
  const rows = [...box.querySelectorAll("tr[data-frist]")];
  const rules = new Map(rows.map((row) => [row, {
    vad: row.dataset.vad,
    fran: row.dataset.fran,
    timmar: Number(row.dataset.timmar) || null,
    manader: Number(row.dataset.manader) || null,
    pagar: row.dataset.pagar ? row.dataset.pagar === "ja" : null,
  }]));
  const places = new Map(rows.map((row) => [row, [row, box.querySelector(`[data-lista="${row.dataset.frist}"]`)]]));
  const clocks = new Map(rows.map((row) => [row, box.querySelector(`[data-klocka="${row.dataset.frist}"]`)]));
  const said = new Map([...box.querySelectorAll("[data-kort], [data-till]")].map((place) => [place, place.textContent]));
  const lines = [...box.querySelectorAll("[data-linje]")].map((line) => ({ line, label: line.getAttribute("aria-label") }));
  const blank = new Map([...box.querySelectorAll("[data-senast]")].map((place) => [place, [...place.childNodes]]));

  const say = (place, text) => { if (place.textContent !== text) place.textContent = text; };

  function tell(input, text, fault) {
    say(document.getElementById(`${input.id}-fel`), text);
    if (fault) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
  }

  /* Klockslagen som går att räkna från, och vad som är fel med de andra. */
  function readAll(now) {
    const times = {}, notes = {}, faults = {};
    for (const input of inputs) {
      if (!input.value) {
        // Ett halvt ifyllt fält sägs först när personen har lämnat det.
        if (input.validity.badInput && document.activeElement !== input) faults[input.name] = T.read("").fel;
        continue;
      }
      const { ogonblick, fel, varning } = T.read(input.value);
      if (fel) faults[input.name] = fel; else times[input.name] = ogonblick;
      if (varning) notes[input.name] = varning;
    }
    Object.assign(faults, T.conflicts(times, now));
    for (const name of Object.keys(faults)) delete times[name];
    for (const input of inputs) tell(input, faults[input.name] || notes[input.name] || "", input.name in faults);
    return times;
  }

  /* Klockan i stora siffror: vad som är kvar och till när; regeln så länge fältet är tomt. */
  function showClock(clock, found, left, state) {
    const [short, until] = [clock.querySelector("[data-kort]"), clock.querySelector("[data-till]")];
    say(short, state === false ? "–" : left ? left.kort : said.get(short));
    say(until, state === false ? "gäller inte" : found ? `senast ${found.text}` : said.get(until));
    clock.classList.toggle("ute", Boolean(left && left.ute));
  }

  /* Linjen: hur långt tiden har gått, och vad som är kvar till varje punkt. Skalan är en sträcka för varje punkt. */
  function showLine({ line, label }, times, found, now) {
    const marks = [...line.querySelectorAll("[data-punkt]")];
    const ends = marks.map((mark, n) => n ? mark.dataset.punkt.split(" ").map((id) => found.get(id)).find(Boolean) : times[line.dataset.linje]);
    const told = [];
    marks.forEach((mark, n) => {
      const [from, to] = [ends[n], ends[n + 1]];
      const part = from === undefined || now < from ? 0 : to === undefined ? 0 : Math.min(1, (now - from) / (to - from));
      mark.style.setProperty("--gatt", `${100 * part}%`);
      mark.classList.toggle("frist-nu", part > 0 && part < 1);
      const left = n && from !== undefined ? T.remaining(from, now) : null;
      say(mark.querySelector(".frist-kvar"), left ? left.kort : "");
      if (left) told.push(`${mark.querySelector("b").textContent}: ${left.kort}`);
    });
    line.setAttribute("aria-label", [label, ...told.map((one) => `${one}.`)].join(" "));
  }

  const none = (rule) => rule.pagar
    ? "Gäller inte. Incidenten var hanterad i tid för slutrapporten."
    : "Gäller inte. Incidenten pågick då, så lägesrapporten lämnas i stället.";

  function showRow(row, times, now) {
    const rule = rules.get(row);
    const start = times[rule.fran];
    const state = T.applies(rule, times);
    const found = start === undefined || state === false ? null : T.deadline(start, rule);
    const left = found && T.remaining(found.slut, now);
    for (const part of places.get(row)) {
      const place = part.querySelector("[data-senast]");
      if (found) say(place, found.text); else if (state === false) say(place, "–"); else place.replaceChildren(...blank.get(place));
      part.classList.toggle("galler-inte", state === false);
    }
    showClock(clocks.get(row), found, left, state);
    const told = row.querySelector("[data-kvar]");
    say(told, left ? left.text : "");
    told.classList.toggle("ute", Boolean(left && left.ute));
    say(row.querySelector("[data-not]"), state === false ? none(rule) : (found && found.not) || "");
    return found && { id: row.dataset.frist, vad: rule.vad, text: found.text, slut: found.slut };
  }

  function show() {
    const now = Date.now();
    const times = readAll(now);
    const found = rows.map((row) => showRow(row, times, now)).filter(Boolean).sort((a, b) => a.slut - b.slut);
    const ends = new Map(found.map((one) => [one.id, one.slut]));
    for (const line of lines) showLine(line, times, ends, now);
    return found;
  }

  /* Det som sägs högt: hur många tider det blev och vilken som är närmast. Nedräkningen sägs aldrig. */
  function change() {
    const found = show();
    const next = found.find((one) => one.slut > Date.now()) || found[0];
    say(answer, next ? `${found.length === 1 ? "1 tid" : `${found.length} tider`} uträknade. Närmast: ${next.vad.toLowerCase()}, ${next.text}.` : "");
  }

  const words = (place) => place.innerText.replace(/\s+/g, " ").trim();

  function asText() {
    const lines = ["TIDER VID EN INCIDENT", `Sparat ${T.momentText(Date.now())}`, "Sekretess kan gälla. Spara filen för sig.", ""];
    for (const input of inputs) {
      const { ogonblick } = T.read(input.value);
      lines.push(form.querySelector(`label[for="${input.id}"]`).textContent, `  ${ogonblick ? T.momentText(ogonblick) : "inte ifyllt"}`);
      const note = document.getElementById(`${input.id}-fel`).textContent;
      if (note) lines.push(`  ${note}`);
    }
    for (const row of rows) {
      const [cells, list] = places.get(row);
      lines.push("", row.dataset.vad.toUpperCase(), `  ${words(cells.querySelector("td"))}`);
      lines.push(`  Din tid: ${words(cells.querySelector("[data-senast]"))}`);
      const note = cells.querySelector("[data-not]").textContent;
      if (note) lines.push(`  ${note}`);
      for (const item of list.querySelectorAll("li")) lines.push(`  [${item.querySelector("input").checked ? "x" : " "}] ${item.textContent.trim()}`);
      lines.push("  Lämnat, dag och klockslag:", "  Kvittens:");
    }
    return lines.join("\r\n") + "\r\n";
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", asText()], { type: "text/plain;charset=utf-8" }));
    link.download = `incidenttider-${T.field(Date.now()).replace(/\D/g, "")}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  for (const input of inputs) {
    input.addEventListener("input", change);
    input.addEventListener("blur", change);
  }
  for (const button of form.querySelectorAll("[data-nu]")) {
    button.addEventListener("click", () => { form.elements[button.dataset.nu].value = T.field(Date.now()); change(); });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-skriv-ut]").addEventListener("click", () => window.print());
  form.querySelector("[data-spara]").addEventListener("click", save);
  form.querySelector("[data-rensa]").addEventListener("click", () => { form.reset(); change(); inputs[0].focus(); });
  /* Den som kommer till en checklista genom en länk får den öppen. */
  function unfold() {
    const target = window.__lis_mal();
    const folded = target && target.closest("[data-lista]") && target.querySelector("details");
    if (folded) folded.open = true;
  }

  for (const part of box.querySelectorAll("[data-med-skript]")) part.hidden = false;
  window.addEventListener("hashchange", unfold);
  unfold();
  box.querySelector("[data-utan-skript]").hidden = true;
  change();
  setInterval(show, 20000);
})();
