/** The simulator's TwiML vocabulary against the table taken from the SDK's own types. */
import { expect, it } from "vitest";
import { z } from "zod";
import { vocabulary } from "../../integrations/twilio/simulator/twiml/vocabulary.ts";
import { sharedJson } from "./twilio-shared.ts";

const table = z.object({
  elements: z.record(
    z.string(),
    z.object({ attributes: z.record(z.string(), z.unknown()), children: z.array(z.string()) }),
  ),
});
const shared = sharedJson("twiml-elements.json");
const published = shared === null ? {} : table.parse(shared).elements;

/** The table calls SSML elements by their classes: SsmlSayAs is `say-as`. */
const inTable = (name: string): string =>
  /^[a-z]/.test(name)
    ? `Ssml${name.replace(/(^|-)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase())}`
    : name;

/** The SDK's types leave out what only the plain text of a document has. */
const onlyInText = ["Response", "Task", "Identity", "Parameter", "Recording", "Start", "Stop"];

it.skipIf(shared === null)(
  "knows no element, attribute or child that Twilio does not (skipped where ../shared/data is absent)",
  () => {
    const surplus = Object.entries(vocabulary).flatMap(([name, rule]) => {
      const known = published[inTable(name)];
      if (known === undefined) return onlyInText.includes(name) ? [] : [name];
      const attributes = rule.attributes.filter(
        (attribute) =>
          !(attribute.replace("xml:lang", "xmlLang") in known.attributes) && !(attribute in known.attributes),
      );
      const children = rule.children.filter(
        (child) => !known.children.includes(inTable(child)) && !onlyInText.includes(child),
      );
      return [
        ...attributes.map((attribute) => `${name}@${attribute}`),
        ...children.map((child) => `${name}>${child}`),
      ];
    });
    expect(surplus).toEqual([]);
  },
);

it("covers every verb of telephony.md §7b", () => {
  const verbs = [
    "Say",
    "Play",
    "Pause",
    "Gather",
    "Redirect",
    "Enqueue",
    "Leave",
    "Dial",
    "Record",
    "Reject",
    "Hangup",
    "Start",
    "Stop",
  ];
  expect(vocabulary["Response"]?.children).toEqual(expect.arrayContaining(verbs));
  expect(Object.keys(vocabulary)).toEqual(
    expect.arrayContaining([...verbs, "Number", "Client", "Conference", "Queue", "Parameter"]),
  );
});
