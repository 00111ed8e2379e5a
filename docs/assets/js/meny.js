/* Menyn på smal skärm: den som öppnar den med tangentbordet hamnar i den, Escape stänger, och den stängs när fokus lämnar den. */
(function () {
  "use strict";

  const toggle = document.getElementById("__drawer");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!toggle || !menu) return;

  const close = (back) => {
    toggle.checked = false;
    toggle.dispatchEvent(new Event("change"));
    if (back) toggle.focus();
  };

  toggle.addEventListener("keydown", (event) => {
    if (event.key === "Enter") toggle.click();
  });
  toggle.addEventListener("click", () => {
    if (toggle.checked && document.activeElement === toggle) requestAnimationFrame(() => menu.querySelector("a").focus());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) close(true);
  });
  document.addEventListener("focusin", (event) => {
    if (toggle.checked && event.target !== toggle && !menu.contains(event.target)) close(false);
  });
  for (const part of menu.querySelectorAll(".md-nav__toggle")) {
    part.addEventListener("keydown", (event) => {
      if (event.key === "Enter") part.click();
    });
  }
})();
