/* Lagens tider räknade ur klockslag i Stockholm: rena funktioner, utan sida, klocka eller minne.
   Ett ögonblick är ett antal millisekunder; en dag är {ar, manad, dag}; ett klockslag är texten ÅÅÅÅ-MM-DDTHH:MM. */
(function (root) {
  "use strict";

  const HOUR = 3600e3;
  const DAY = 24 * HOUR;
  const WEEKDAYS = ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"];
  const MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];
  const two = (n) => String(n).padStart(2, "0");

  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Stockholm", hourCycle: "h23",
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });

  /* Väggklockans tid i Stockholm vid ett ögonblick, som om den vore UTC. */
  function wall(instant) {
    const p = Object.fromEntries(clock.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
    return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second);
  }

  /* Ögonblicken då klockan i Stockholm visade `local`: ett, två (när den ställs tillbaka) eller inget (när den ställs fram). */
  function instants(local) {
    const offsets = new Set([local - DAY, local + DAY].map((near) => wall(near) - near));
    return [...offsets].map((offset) => local - offset).filter((at) => wall(at) === local).sort((a, b) => a - b);
  }

  /* Första ögonblicket efter hoppet när klockan ställs fram förbi `local`. */
  function afterGap(local) {
    const before = wall(local - DAY) - (local - DAY);
    let [low, high] = [local - before - 2 * HOUR, local - before + 2 * HOUR];
    while (high - low > 60e3) {
      const middle = Math.floor((low + high) / 120e3) * 60e3;
      if (wall(middle) - middle === before) low = middle; else high = middle;
    }
    return high;
  }

  /* Ett klockslag → {ogonblick, varning} eller {fel}. Av två möjliga ögonblick tas det första: då kommer tiden tidigast. */
  function read(text) {
    const found = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(text);
    if (!found) return { fel: "Skriv både dag och klockslag, till exempel 2026-11-26 14.30." };
    const [year, month, day, hour, minute] = found.slice(1).map(Number);
    const local = Date.UTC(year, month - 1, day, hour, minute);
    const back = new Date(local);
    if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59) {
      return { fel: "Dagen eller klockslaget finns inte. Kontrollera siffrorna." };
    }
    if (year < 2018 || year > 2100) return { fel: `Året ${year} kan inte stämma. Kontrollera siffrorna.` };
    const shown = `${two(hour)}.${two(minute)}`;
    const [first, second] = instants(local);
    if (first === undefined) {
      const at = afterGap(local);
      return { ogonblick: at, varning: `Klockan ${shown} fanns inte den natten, för klockan ställdes fram. Vi räknar från ${time(at)}.` };
    }
    if (second !== undefined) {
      return { ogonblick: first, varning: `Klockan ${shown} fanns två gånger den natten, för klockan ställdes tillbaka. Vi räknar från den första. Då kommer tiden inte för sent.` };
    }
    return { ogonblick: first };
  }

  const time = (instant) => new Date(wall(instant)).toISOString().slice(11, 16).replace(":", ".");
  const field = (instant) => new Date(wall(instant)).toISOString().slice(0, 16);

  /* Dagar. */
  function dayOf(instant) {
    const d = new Date(wall(instant));
    return { ar: d.getUTCFullYear(), manad: d.getUTCMonth() + 1, dag: d.getUTCDate() };
  }
  const utc = (d) => Date.UTC(d.ar, d.manad - 1, d.dag);
  const shift = (d, days) => {
    const moved = new Date(utc(d) + days * DAY);
    return { ar: moved.getUTCFullYear(), manad: moved.getUTCMonth() + 1, dag: moved.getUTCDate() };
  };
  const weekday = (d) => new Date(utc(d)).getUTCDay();
  const dayText = (d) => `${WEEKDAYS[weekday(d)]} ${d.dag} ${MONTHS[d.manad - 1]} ${d.ar}`;
  const momentText = (instant) => `${dayText(dayOf(instant))} kl. ${time(instant)}`;
  /* Ögonblicket då dagen är slut i Stockholm. */
  const endOf = (d) => instants(utc(shift(d, 1)))[0];

  /* Dagen med samma tal så många månader senare; månadens sista när talet inte finns (lag 1930:173, 1 §). */
  function addMonths(d, months) {
    const count = d.ar * 12 + d.manad - 1 + months;
    const [year, month] = [Math.floor(count / 12), count % 12];
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return { ar: year, manad: month + 1, dag: Math.min(d.dag, last) };
  }

  /* Påskdagen efter den gregorianska regeln (Meeus, Jones och Butcher). */
  function easter(year) {
    const a = year % 19, b = Math.floor(year / 100), c = year % 100;
    const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    const n = h + l - 7 * m + 114;
    return { ar: year, manad: Math.floor(n / 31), dag: (n % 31) + 1 };
  }

  const FIXED = {
    "1-1": "nyårsdagen", "1-6": "trettondedag jul", "5-1": "första maj", "6-6": "nationaldagen",
    "12-24": "julafton", "12-25": "juldagen", "12-26": "annandag jul", "12-31": "nyårsafton",
  };
  const MOVING = { "-2": "långfredagen", 0: "påskdagen", 1: "annandag påsk", 39: "Kristi himmelsfärdsdag", 49: "pingstdagen" };

  /* Vad dagen heter när lag 1930:173, 2 §, räknar den som ledig; annars null. Helgdagarna står i lag 1989:253. */
  function dayOff(d) {
    const name = FIXED[`${d.manad}-${d.dag}`] || MOVING[Math.round((utc(d) - utc(easter(d.ar))) / DAY)];
    if (name) return name;
    const [week, date] = [weekday(d), d.manad * 100 + d.dag];
    if (week === 5 && date >= 619 && date <= 625) return "midsommarafton";
    if (week === 6 && date >= 620 && date <= 626) return "midsommardagen";
    if (week === 6 && date >= 1031 && date <= 1106) return "alla helgons dag";
    return week === 0 || week === 6 ? WEEKDAYS[week] : null;
  }

  function workday(d, step) {
    let found = d;
    while (dayOff(found)) found = shift(found, step);
    return found;
  }

  /* När något senast ska vara lämnat. Timmar är verkliga timmar och flyttas aldrig. En månad slutar med sin dag; är dagen
     ledig visas också vardagen före, som är säker, och vardagen efter, då lagen ändå tar emot. */
  function deadline(start, rule) {
    if (rule.timmar) {
      const at = start + rule.timmar * HOUR;
      const moved = wall(at) - wall(start) - (at - start);
      const note = moved ? "Klockan ställs om under tiden. Det är räknat med." : null;
      return { slut: at, text: momentText(at), not: note };
    }
    const last = addMonths(dayOf(start), rule.manader);
    const off = dayOff(last);
    const found = { slut: endOf(last), text: `${dayText(last)}, före midnatt`, dag: last, ledig: off };
    if (!off) return found;
    const before = workday(last, -1), after = workday(last, 1);
    const what = WEEKDAYS.includes(off) ? `en ${off}` : off;
    found.not = `Dagen är ${what}. Lämna helst senast ${dayText(before)}. Enligt lag (1930:173) får du lämna ${dayText(after)}.`;
    return Object.assign(found, { fore: before, efter: after });
  }

  /* Om en frist gäller: true, false, eller null när det inte går att veta än. `pagar` avgörs en månad efter anmälan. */
  function applies(rule, times) {
    if (rule.pagar === null) return true;
    if (times.anmalan === undefined || times.hanterad === undefined) return null;
    const limit = endOf(addMonths(dayOf(times.anmalan), 1));
    return rule.pagar === times.hanterad >= limit;
  }

  /* Hur lång tid som är kvar, eller har gått, i hela minuter. */
  function remaining(end, now) {
    const minutes = Math.floor(Math.abs(end - now) / 60e3);
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
    const parts = [];
    if (days) parts.push(days === 1 ? "1 dygn" : `${days} dygn`);
    if (hours) parts.push(hours === 1 ? "1 timme" : `${hours} timmar`);
    if (!days) parts.push(rest === 1 ? "1 minut" : `${rest} minuter`);
    const text = parts.join(" och ");
    const short = [[days, "dygn"], [hours, "tim"], [days ? 0 : rest, "min"]].filter(([n]) => n).map(([n, unit]) => `${n} ${unit}`).join(" ") || "0 min";
    return end > now
      ? { ute: false, text: `${text} kvar`, kort: `${short} kvar` }
      : { ute: true, text: `Tiden gick ut för ${text} sedan. Är det inte lämnat? Lämna nu.`, kort: "Tiden är ute" };
  }

  /* Fel mellan fälten: en tid som inte har varit än, och en följd som inte kan stämma. {fält: text} */
  function conflicts(times, now) {
    const found = {};
    for (const [name, at] of Object.entries(times)) {
      if (at > now + 5 * 60e3) found[name] = "Klockslaget har inte varit än. Kontrollera dag och klockslag.";
    }
    const orders = [
      ["kannedom", "anmalan", "Anmälan kan inte vara skickad före kännedom. Kontrollera båda klockslagen."],
      ["kannedom", "hanterad", "Incidenten kan inte vara hanterad före kännedom. Kontrollera båda klockslagen."],
    ];
    for (const [first, second, text] of orders) {
      if (times[second] < times[first] && !found[second]) found[second] = text;
    }
    return found;
  }

  root.Incidenttider = { read, deadline, applies, remaining, conflicts, dayOff, easter, addMonths, dayText, momentText, field, time };
})(typeof window === "undefined" ? globalThis : window);
