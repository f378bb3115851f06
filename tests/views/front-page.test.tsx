import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import type { FrontView } from "../../db/views/front.ts";
import { createI18n, type Language } from "../../app/locales/i18n.ts";
import { frontPage } from "../../app/ui/citizen/front-model.ts";
import { Hero } from "../../app/ui/citizen/hero.tsx";
import { Incidents } from "../../app/ui/citizen/incidents.tsx";
import { OpeningHours } from "../../app/ui/citizen/opening-hours.tsx";
import { QuietHours } from "../../app/ui/citizen/quiet-hours.tsx";
import { readableNumber } from "../../app/locales/phone-number.ts";

const hour = (count: number): number => count * 60;

const view: FrontView = {
  at: { day: "2026-11-23", minute: hour(10) + 4 },
  calendar: {
    hours: [
      { validFrom: "2026-01-01", dayKind: "weekday", opens: hour(8), closes: hour(20) },
      { validFrom: "2026-01-01", dayKind: "weekend", opens: hour(10), closes: hour(16) },
      { validFrom: "2026-01-01", dayKind: "holiday", opens: hour(10), closes: hour(16) },
    ],
    exceptions: new Map([["2026-12-24", null]]),
    holidays: new Set(["2026-12-25"]),
    holidayNames: new Map([["2026-12-25", { da: "Juledag", en: "Christmas Day" }]]),
  },
  queue: {
    waiting: 9,
    longestSeconds: 60,
    agentsReady: 0,
    agentsOnDuty: 2,
    answered: Array.from({ length: 3 }, () => ({ waitedSeconds: 84, ahead: 0 })),
  },
  hours: [],
  incidents: [],
};

const SETTINGS = { lineNumber: "+4570000001", simulatedLineUrl: null };

function shown(
  changes: Partial<FrontView>,
  language: Language = "da",
  settings: Parameters<typeof frontPage>[2] = SETTINGS,
): string {
  const page = frontPage({ ...view, ...changes }, language, settings);
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(language)}>
      <Hero page={page} />
      <Incidents incidents={page.incidents} now={page.now} />
      <OpeningHours week={page.week} unusual={page.unusual} />
      {page.quiet === null ? null : <QuietHours {...page.quiet} />}
    </I18nextProvider>,
  );
  return html;
}

const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\u2060/g, "")
    .replace(/[\s\u00a0]+/g, " ");

describe("the call card", () => {
  it("says open, until when, and the wait with the time it was measured", () => {
    const text = words(shown({}));
    expect(text).toContain("Åbent – vi lukker kl. 20.00");
    expect(text).toContain("Ca. 14 minutter – 9 venter Målt kl. 10.04.");
    expect(text).toContain("I dag Mandag kl. 8–20 I morgen Tirsdag kl. 8–20");
  });

  it("says so when the wait is not known, and still how many wait", () => {
    const text = words(shown({ queue: { ...view.queue, answered: [] } }));
    expect(text).toContain("Vi kender ikke ventetiden lige nu. 9 venter. Målt");
  });

  it("says so when nobody waits", () => {
    const text = words(shown({ queue: { ...view.queue, waiting: 0, agentsReady: 1 } }));
    expect(text).toContain("Ingen venter lige nu");
    expect(text).not.toContain("0 venter");
  });

  it.each([
    ["2026-11-23", 6, "Lukket – vi åbner i dag kl. 8.00. Du kan stadig spærre: ring og tryk 1."],
    ["2026-11-23", 21, "Lukket – vi åbner i morgen kl. 8.00."],
    ["2026-12-23", 21, "Lukket – vi åbner fredag 25. december kl. 10.00."],
  ])("on %s at %i says when it opens, and no wait", (day, oclock, sentence) => {
    const text = words(shown({ at: { day, minute: hour(oclock) } }));
    expect(text).toContain(sentence);
    expect(text).not.toContain("Ventetid");
  });

  it("promises no opening that is not set", () => {
    const text = words(shown({ calendar: { ...view.calendar, hours: [] } }));
    expect(text).toContain("Lukket . Du kan stadig spærre: ring og tryk 1.");
  });

  it("names the holiday of the day", () => {
    expect(words(shown({ at: { day: "2026-12-25", minute: hour(12) } }))).toContain(
      "I dag Juledag kl. 10–16",
    );
  });

  it("speaks English", () => {
    const text = words(shown({}, "en"));
    expect(text).toContain("Open – we close at 20:00");
    expect(text).toContain("About 14 minutes – 9 waiting Measured at 10:04.");
  });
});

describe("the block button", () => {
  it("rings the line's number and says which key", () => {
    const html = shown({});
    expect(html).toContain('href="tel:+4570000001"');
    expect(words(html)).toContain("Ring 70 00 00 01, og tryk 1");
  });

  it("has the simulated telephone beside it in the demo only", () => {
    expect(shown({})).not.toContain("/telefon");
    const demo = shown({}, "da", { ...SETTINGS, simulatedLineUrl: "http://127.0.0.1:3001" });
    expect(demo).toContain('href="http://127.0.0.1:3001/telefon"');
  });

  it("writes foreign numbers as they are", () => {
    expect(readableNumber("+46812345678").text).toBe("+46812345678");
    expect(readableNumber("+4570000001").text).toBe("70\u00a000\u00a000\u00a001");
  });
});

describe("incidents", () => {
  const incident = {
    id: "1",
    system: "digitalPost",
    text: { da: "Nogle kan ikke åbne deres post.", en: "Some cannot open their post." },
    since: { day: "2026-11-23", minute: hour(9) + 42 },
    expected: { day: "2026-11-23", minute: hour(11) },
    updated: { day: "2026-11-23", minute: hour(10) },
  };

  it("are told in words with their times", () => {
    expect(words(shown({ incidents: [incident] }))).toContain(
      "Problemer med Digital Post lige nu Nogle kan ikke åbne deres post. Det begyndte kl. 9.42. Vi regner med, at det virker igen kl. 11.00. Opdateret kl. 10.00.",
    );
  });

  it("promise no end that nobody knows, and name the day when it was not today", () => {
    const old = {
      ...incident,
      since: { day: "2026-11-21", minute: hour(9) + 42 },
      expected: null,
    };
    const text = words(shown({ incidents: [old] }));
    expect(text).toContain(
      "Det begyndte lørdag 21. november kl. 9.42. Vi ved endnu ikke, hvornår det virker igen.",
    );
  });

  it("escape what an editor wrote", () => {
    const html = shown({ incidents: [{ ...incident, text: { da: "<b>fed</b>", en: "" } }] });
    expect(html).toContain("&lt;b&gt;fed&lt;/b&gt;");
  });
});

describe("the opening hours", () => {
  it("list the week and the days ahead that differ", () => {
    const text = words(shown({}));
    expect(text).toContain("Mandag til fredag kl. 8–20 Lørdag og søndag kl. 10–16 Helligdage kl. 10–16");
    expect(text).toContain("Torsdag 24. december lukket Juledag, fredag 25. december kl. 10–16");
  });
});

describe("the day's queue", () => {
  it("is drawn from real waits within the opening hours, or not at all", () => {
    expect(shown({})).not.toContain("Hvornår er køen kortest?");
    const hours = Array.from({ length: 14 }, (_, index) => ({
      hour: 7 + index,
      calls: 4,
      seconds: index === 7 ? 60 : 600,
    }));
    const html = shown({ hours });
    expect(words(html)).toContain("Ring kl. 13–15, hvis det kan vente.");
    expect(html.match(/<rect/g)).toHaveLength(12);
  });
});
