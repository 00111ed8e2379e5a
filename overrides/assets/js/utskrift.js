/* På papper: länkarnas adresser blir numrerade noter sist, och varje blad får sidans ägare och dag i foten. */
(function () {
  "use strict";

  const article = document.querySelector(".md-content__inner");
  const SKIPPED = "a.ord, .kalla a, .kallor a, .register-filer a, .bara-webb a, .underlag a";
  let added = [];

  /* Från en fil är adressen vägen från webbplatsens rot: mappen på den här datorn säger ingen något. */
  function address(link) {
    const root = window.__md_scope.href;
    return link.protocol === "file:" && link.href.startsWith(root) ? link.href.slice(root.length) : decodeURI(link.href);
  }

  function notes() {
    clean();
    const numbers = new Map();
    for (const link of article.querySelectorAll("a[href]")) {
      const here = link.href.split("#")[0] === location.href.split("#")[0];
      if (here || link.matches(SKIPPED) || !link.checkVisibility()) continue;
      const text = address(link);
      if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
      const mark = document.createElement("sup");
      mark.className = "lanknot";
      mark.textContent = numbers.get(text);
      link.after(mark);
      added.push(mark);
    }
    if (!numbers.size) return;
    const box = document.createElement("section");
    box.className = "lanknoter";
    const heading = document.createElement("h2");
    heading.textContent = "Länkar på sidan";
    const list = document.createElement("ol");
    for (const text of numbers.keys()) list.appendChild(document.createElement("li")).textContent = text;
    box.append(heading, list);
    article.append(box);
    added.push(box);
  }

  function clean() {
    for (const node of added) node.remove();
    added = [];
  }

  /* Bladens fot: sidans fakta. Lägesordet har en form på skärmen; här räcker ordet. */
  function foot() {
    const facts = document.querySelector(".sidfakta p");
    if (!facts) return;
    const parts = [...facts.children].filter((part) => !part.matches(".bara-webb")).map((part) => part.textContent.trim() + (part.matches(".lage") ? "." : ""));
    document.documentElement.style.setProperty("--fot", JSON.stringify(parts.join(" ")));
    document.documentElement.classList.add("har-fot");
  }

  if (!article) return;
  foot();
  addEventListener("beforeprint", notes);
  addEventListener("afterprint", clean);
})();
