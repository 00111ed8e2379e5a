/* Ljust eller mörkt: det som läsaren valde sist sätts innan sidan ritas. Utan val följs systemets inställning. */
(function () {
  "use strict";

  let chosen = null;
  try { chosen = window.__md_get("__palette"); } catch { /* Minnet är stängt. */ }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const scheme = chosen && chosen.color ? chosen.color.scheme : dark ? "slate" : "default";
  document.body.setAttribute("data-md-color-scheme", scheme);
})();
