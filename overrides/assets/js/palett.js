/* Ljust eller mörkt: läsarens senaste val, annars systemets. Sätts innan sidan ritas; knappen i sidfoten byter. */
(function () {
  "use strict";

  const system = matchMedia("(prefers-color-scheme: dark)");
  let button = null;
  let chosen = null;
  try { chosen = window.__md_get("__palette").color.scheme; } catch { /* Inget val, eller inget minne. */ }

  function show() {
    const dark = chosen ? chosen === "slate" : system.matches;
    document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
    if (button) button.querySelector("span").textContent = dark ? "Byt till ljust läge" : "Byt till mörkt läge";
  }

  show();
  system.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", () => {
    button = document.querySelector(".utseende");
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      chosen = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
      window.__md_set("__palette", { color: { scheme: chosen } });
      show();
    });
  });
})();
