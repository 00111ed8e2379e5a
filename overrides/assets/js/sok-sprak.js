/* Svenska ord för sökningen: å, ä, ö som a, o; stammar; delar av sammansatta ord; avstånd mellan ord.
   Samma funktioner används på sidornas ord och på det som någon skriver. De stammare för svenska som finns färdiga
   räknar med å, ä, ö eller låter bestämd form (mejlet, kortet) vara; den här går på ord utan prickar. */
globalThis.LIS_SPRAK = (function () {
  "use strict";

  const fold = (text) => {
    const plain = text.toLowerCase().replace(/[åä]/g, "a").replaceAll("ö", "o");
    return /[^\x00-\x7f]/.test(plain) ? plain.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : plain;
  };

  /* Ord som alla frågor har; de säger inget om vad någon söker. Utan prickar, som allt annat här. */
  const STOPP = new Set(fold(
    "alla all allt andra att av bara behöver behöva blev bli blir bort borde bör då de dem den denna deras dess det detta dig din dina " +
    "dit ditt du där efter eller en enligt er ett finns fick för få får från före gjort gör göra gäller går gå ha han har hade hej hen " +
    "hon hos hur här i in inom inte ja jag kan kommer kunna kring man med mellan men mer mig min mina mitt mot mycket måste nej nu när " +
    "någon något några och också om oss på samma ska skall skulle sig sin sina sitt som så till tog ut under upp ur utan " +
    "vad var vara varför vart vem vems vi vid vill vilka vilken vilket vår våra vårt är än åt över nån ok snälla hjälp " +
    "the a an of to is how what do my i who").split(/\s+/));

  /* Ord om var, när och vem som en berättelse är full av; de säger mindre om vad någon söker än det som har hänt. */
  const SVAGA = new Set(fold(
    "natt natten natts kväll kvällen helg helgen morgon morgonen dag dagen idag igår nyss precis plötsligt hela helt huset byggnaden våning avdelningen " +
    "enheten kollega kollegan kollegor jobbet jobb kontoret gamla gammal ny nya nytt sak saker grej grejer folk person personen personer " +
    "ihop verkar tror typ lite väldigt fort snabb bara råkade råkat råkar sitter står ligger vet vetat fått sätt").split(/\s+/));

  /* Tal med enhet skrivs på ett sätt: 24h, 24 tim och ett dygn blir 24 timmar. */
  const DYGN = { ett: 24, en: 24, 1: 24, tva: 48, 2: 48, tre: 72, 3: 72 };
  const units = (text) => fold(text)
    .replace(/(\d+)\s*-?\s*(?:h|t|tim|timme|timmes|timmars?)(?![\p{L}\p{N}])/gu, "$1 timmar")
    .replace(/(\d+)\s*-?\s*(?:d|dgr|dagars?)(?![\p{L}\p{N}])/gu, "$1 dagar")
    .replace(/(\d+)\s*-?\s*(?:man|manaders?)(?![\p{L}\p{N}])/gu, "$1 manader")
    .replace(/(^|\s)(ett|en|tva|tre|[123])\s+dygn(?![\p{L}\p{N}])/gu, (_, before, n) => `${before}${DYGN[n]} timmar`);

  /* Textens ord; ett ord med bindestreck både ihopskrivet och i delar: [[usbminne, usb, minne]]. */
  const JOIN = /[-'’/.:]/;
  const pieces = (whole) => {
    const parts = whole.split(JOIN);
    return [parts.join(""), ...parts.filter((p) => p.length > 2 || /\d/.test(p))];
  };
  const whole = (text) => fold(text).match(/[\p{L}\p{N}]+(?:[-'’/.:][\p{L}\p{N}]+)*/gu) || [];
  const groups = (text) => whole(text).map((word) => (JOIN.test(word) ? pieces(word) : [word]));
  const words = (text) => {
    const found = whole(text);
    return found.some((w) => JOIN.test(w)) ? found.flatMap((w) => (JOIN.test(w) ? pieces(w) : w)) : found;
  };

  const AGENT = /^(.*(?:[akni]tor|sensor|motor))(?:n|er|erna)?$/;
  const VERB = /^(.{4,}?)(?:ering(?:ar|arna|en)?|era[rdt]?|erat|erade)$/;
  const ENDING = /^(.{3,}?)(?:n?ing(?:ar|arna|en)?|arna|aren|are|ar|erna|ern|er|orna|or|ade|ad|at|andet|ande|an|ena|en|(?<!h)et|as|a|e)$/;
  const memory = new Map();

  function stem(word) {
    let found = memory.get(word);
    if (found === undefined) memory.set(word, (found = shorten(word)));
    return found;
  }

  /* nyckel, nyckeln, nycklar: e:et faller bort i flertal. */
  const shorten = (word) => (word.length < 4 || /\d/.test(word) ? word : bare(word.replace(/el(n|ns)$/, "el")).replace(/([^aeiouy])el$/, "$1l"));

  function bare(word) {
    if (word.length > 4 && /[^usi]s$/.test(word) && !/urs$/.test(word)) word = word.slice(0, -1);
    word = word.replace(/((?:nto|deo|dio|oto))(?:t|n|na)$/, "$1").replace(/(lig|ig)[ta]$/, "$1");
    for (const least of [3, 4]) {
      const found = word.match(AGENT) || word.match(VERB) || word.match(ENDING);
      if (!found || found[1].length < least || found[1] === word) return word;
      word = found[1];
    }
    return word;
  }

  /* Delarna i ett sammansatt ord, när båda är kända stammar: sakerhetskopiering → sakerhet, kopier. */
  function parts(word, known) {
    if (word.length < 7) return [];
    for (let i = word.length - 3; i >= 3; i--) {
      const last = stem(word.slice(i));
      if (last.length < 3 || !known.has(last)) continue;
      const first = word.slice(0, i);
      const fits = [first, first.replace(/s$/, ""), first + "a", first + "e"].map(stem).find((f) => f.length > 2 && known.has(f));
      if (fits) return [fits, last];
    }
    return [];
  }

  /* Hur många fel som skiljer: bokstav för mycket, för lite, fel, eller två som har bytt plats. Över `most`: most + 1. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  return { fold, groups, words, units, stem, parts, distance, STOPP, SVAGA };
})();
