/* Temats minne i webbläsaren (mkdocs-material 9.8, partials/javascripts/base.html), som fil i stället för i sidan. */
(function () {
  "use strict";

  /* Det som skript visar får sin plats från början, så att inget hoppar. */
  document.documentElement.classList.add("har-skript");
  window.__md_scope = new URL(document.currentScript.dataset.bas, location);
  window.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
  window.__md_get = (key, store = localStorage, scope = window.__md_scope) =>
    JSON.parse(store.getItem(scope.pathname + "." + key));
  window.__md_set = (key, value, store = localStorage, scope = window.__md_scope) => {
    try { store.setItem(scope.pathname + "." + key, JSON.stringify(value)); } catch { /* Minnet är stängt. */ }
  };
})();
