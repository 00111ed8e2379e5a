/* Det en sida behöver av ett skript för att läsas, i stället för temats stora: tabellernas ram, det hopfällda, vägen till toppen. */
(function () {
  "use strict";

  const place = document.querySelector(".md-content");
  const folds = place ? [...place.querySelectorAll("details")] : [];
  const boxed = (kind, content) => {
    const box = document.createElement("div");
    box.className = kind;
    box.append(content);
    return box;
  };

  function frame(table) {
    const mark = document.createComment("");
    table.replaceWith(mark);
    mark.replaceWith(boxed("md-typeset__scrollwrap", boxed("md-typeset__table", table)));
  }

  /* En länk till något hopfällt öppnar det. */
  function reveal() {
    const target = window.__lis_mal();
    const shut = folds.filter((fold) => !fold.open && target && fold.contains(target));
    for (const fold of shut) fold.open = true;
    if (shut.length) target.scrollIntoView();
  }

  /* På papper är inget hopfällt. */
  let opened = [];
  function unfold() {
    if (opened.length) return;
    opened = folds.filter((fold) => !fold.open);
    for (const fold of opened) fold.open = true;
  }
  function refold() {
    for (const fold of opened) fold.open = false;
    opened = [];
  }

  /* Knappen till toppen visas när läsaren är på väg uppåt. */
  function top(button) {
    let last = 0;
    addEventListener("scroll", () => {
      button.hidden = scrollY >= last || scrollY < innerHeight / 2;
      last = scrollY;
    }, { passive: true });
    button.addEventListener("click", () => scrollTo({ top: 0 }));
  }

  /* En fastställd sida ändras inte: en tabell som är bredare än sin plats där går att rulla, också med tangenter. */
  function reach() {
    for (const figure of document.querySelectorAll(".md-content.fryst figure")) {
      if (figure.scrollWidth > figure.clientWidth) figure.tabIndex = 0;
      else figure.removeAttribute("tabindex");
    }
  }

  document.documentElement.classList.replace("no-js", "js");
  if (place) place.querySelectorAll("table:not([class])").forEach(frame);
  document.querySelectorAll(".md-top").forEach(top);
  reach();
  addEventListener("resize", reach);
  /* Större text ändrar en tabells bredd utan att fönstret ändras. */
  const wider = new ResizeObserver(reach);
  document.querySelectorAll(".md-content.fryst figure > *").forEach((part) => wider.observe(part));
  addEventListener("hashchange", reveal);
  /* Samma länk igen kan leda till något som har fällts ihop. */
  addEventListener("click", (event) => event.target.closest("a")?.href === location.href && reveal());
  reveal();
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", refold);
  matchMedia("print").addEventListener("change", (media) => (media.matches ? unfold() : refold()));
})();
