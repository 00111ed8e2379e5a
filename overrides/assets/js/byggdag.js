/* Säger till när webbplatsens dag är mer än sju dagar gammal. Räknas i läsarens webbläsare, även från en fil. */
(function () {
  "use strict";

  const box = document.querySelector(".byggvarning");
  const dagar = (now) => {
    const [year, month, day] = box.dataset.dag.split("-").map(Number);
    return Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.UTC(year, month - 1, day)) / 864e5);
  };

  function look() {
    const age = dagar(new Date());
    box.hidden = age <= 7;
    if (age > 7) {
      const text = `Webbplatsen är från den ${box.dataset.ord}. Det är ${age} dagar sedan. Uppgifterna kan ha ändrats.`;
      if (box.firstElementChild.textContent !== text) box.firstElementChild.textContent = text;
    }
  }

  look();
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
})();
