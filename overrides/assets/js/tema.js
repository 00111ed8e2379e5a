/* Temats minne i webbläsaren (mkdocs-material 9.8, partials/javascripts/base.html), som fil i stället för i sidan. */
(function () {
  "use strict";

  /* Det som skript visar får sin plats från början, så att inget hoppar. */
  const root = document.documentElement;
  root.classList.add("har-skript", "laddar");
  document.addEventListener("DOMContentLoaded", () => root.classList.remove("laddar"));
  window.__md_scope = new URL(document.currentScript.dataset.bas, location);
  /* De två snitt som varje sida har hämtas först. Från en fil går det inte att be om. */
  if (location.protocol.startsWith("http")) {
    for (const weight of [400, 600]) {
      const link = document.createElement("link");
      Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous" });
      link.href = new URL(`assets/fonts/source-sans-3-latin-${weight}-normal.woff2`, window.__md_scope);
      document.head.append(link);
    }
  }
  /* Det som adressen pekar på i sidan; en trasig adress pekar på inget och stoppar inget skript. */
  window.__lis_mal = () => {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };
  window.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
  window.__md_get = (key, store = localStorage, scope = window.__md_scope) =>
    JSON.parse(store.getItem(scope.pathname + "." + key));
  window.__md_set = (key, value, store = localStorage, scope = window.__md_scope) => {
    try { store.setItem(scope.pathname + "." + key, JSON.stringify(value)); } catch { /* Minnet är stängt. */ }
  };
})();
