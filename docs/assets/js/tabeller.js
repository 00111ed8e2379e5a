/* En tabell som är bredare än skärmen går att rulla med tangentbordet. Utan skript rullas den som förut. */
(function () {
  "use strict";

  function reach() {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      const wide = box.scrollWidth > box.clientWidth;
      if (wide) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }

  window.addEventListener("load", reach);
  window.addEventListener("resize", reach);
})();
