/** Who is told on which ways, compared with a table kept by hand; and never only on the way that a code goes. */
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  contactWays,
  noticeLanguage,
  NOTICE_TEMPLATES,
  postWays,
  type NoticeWay,
} from "../../../app/domain/protection/notices.ts";
import { ALARM_ENDS } from "../../../app/domain/protection/alarms.ts";
import { REQUESTERS } from "../../../app/domain/verification/representation.ts";

const said = (ways: readonly NoticeWay[]): string =>
  ways.map(({ channel, ordinal }) => `${channel} ${String(ordinal)}`).join(", ");

it.each([
  ["act", { phones: 2, emails: 0 }, "sms 0, sms 1"],
  ["act", { phones: 0, emails: 0 }, ""],
  ["coolingOff", { phones: 1, emails: 2 }, "sms 0, email 0, email 1"],
  ["decision", { phones: 2, emails: 3 }, ""],
] as const)("%s, with %o on file: %s", (template, contacts, ways) => {
  expect(said(contactWays(template, contacts))).toBe(ways);
});

it.each([
  ["act", { mailbox: "registered", hasNemSms: true }, "nemSms 0, digitalPost 0"],
  ["act", { mailbox: "registered", hasNemSms: false }, "digitalPost 0"],
  ["notSent", { mailbox: "none", hasNemSms: true }, "nemSms 0, letter 0"],
  ["withdrawn", { mailbox: "none", hasNemSms: false }, "letter 0"],
  // Who is silent now may have a NemSMS: it is tried, and says so itself.
  ["coolingOff", { mailbox: "silent", hasNemSms: false }, "nemSms 0, digitalPost 0"],
  ["decision", { mailbox: "registered", hasNemSms: true }, "digitalPost 0"],
  ["decision", { mailbox: "none", hasNemSms: true }, "letter 0"],
  ["decision", { mailbox: "silent", hasNemSms: true }, "digitalPost 0"],
] as const)("%s by post, with %o: %s", (template, post, ways) => {
  expect(said(postWays(template, post))).toBe(ways);
});

const posts = fc.record({
  mailbox: fc.constantFrom("registered", "none", "silent"),
  hasNemSms: fc.boolean(),
});
const contacts = fc.record({ phones: fc.nat({ max: 4 }), emails: fc.nat({ max: 3 }) });

it("whoever holds the telephone at MitID never holds every notice: there is always one by post", () => {
  fc.assert(
    fc.property(fc.constantFrom(...NOTICE_TEMPLATES), contacts, posts, (template, known, post) => {
      const byPost = postWays(template, post);
      expect(byPost.filter(({ channel }) => channel === "digitalPost" || channel === "letter")).toHaveLength(
        1,
      );
      const ways = [...contactWays(template, known), ...byPost];
      expect(new Set(ways.map(({ channel, ordinal }) => channel + String(ordinal))).size).toBe(ways.length);
      const isDecision = template === "decision";
      expect(ways.filter(({ channel }) => channel === "sms")).toHaveLength(isDecision ? 0 : known.phones);
      expect(ways.filter(({ channel }) => channel === "email")).toHaveLength(isDecision ? 0 : known.emails);
      if (!isDecision && post.hasNemSms) expect(ways).toContainEqual({ channel: "nemSms", ordinal: 0 });
    }),
  );
});

it.each(REQUESTERS)(
  "asked for by %s it is told in the case's language only where the person asked",
  (who) => {
    expect(noticeLanguage(who, "da")).toBe("da");
    expect(noticeLanguage(who, "en")).toBe(who === "subject" ? "en" : "da");
  },
);

it("an alarm ends by itself where what it waits for is still tried, and by a person where nothing is", () => {
  expect(ALARM_ENDS).toEqual({
    ...{ lineSetAside: "byPerson", foreignChange: "byPerson" },
    ...{ logUnread: "bySelf", holdRequestSilent: "bySelf" },
  });
});
