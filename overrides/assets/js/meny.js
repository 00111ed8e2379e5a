/* Menyn på smal skärm: knappen öppnar den och flyttar dit fokus, Escape stänger, och den stängs när fokus lämnar den. */
(function () {
  "use strict";

  const toggle = document.getElementById("__drawer");
  const button = document.querySelector(".menyknapp");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!toggle || !button || !menu) return;

  function set(open, back) {
    if (toggle.checked !== open) toggle.click();
    if (open) requestAnimationFrame(() => menu.querySelector("a").focus());
    else if (back) button.focus();
  }

  toggle.addEventListener("change", () => button.setAttribute("aria-expanded", String(toggle.checked)));
  button.addEventListener("click", () => set(!toggle.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) set(false, true);
    if (event.key === "Enter" && event.target.matches(".md-nav__toggle")) event.target.click();
  });
  document.addEventListener("focusin", (event) => {
    if (toggle.checked && !menu.contains(event.target) && event.target !== button) set(false);
  });
})();
