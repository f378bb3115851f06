/** Who is told on which ways, compared with a table kept by hand; and never only on the way that a code goes. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { ACT_KINDS, isStop } from "../../../app/domain/protection/acts.ts";
import { NOTICE_TEMPLATES, noticeWays, type Reach } from "../../../app/domain/protection/notices.ts";

const said = (...order: Parameters<typeof noticeWays>): string =>
  noticeWays(...order)
    .map(({ channel, ordinal }) => `${channel} ${String(ordinal)}`)
    .join(", ");

const AT_HOME: Reach = { phones: 2, emails: 0, mailbox: "registered", hasNemSms: true };

it.each([
  ["act", "block", AT_HOME, "sms 0, sms 1, digitalPost 0"],
  ["act", "block", { ...AT_HOME, phones: 0 }, "nemSms 0, digitalPost 0"],
  ["act", "suspend", { phones: 1, emails: 0, mailbox: "none", hasNemSms: false }, "sms 0, letter 0"],
  ["act", "hold", { phones: 0, emails: 0, mailbox: "silent", hasNemSms: false }, "digitalPost 0"],
  ["act", "hold", { ...AT_HOME, emails: 2 }, "sms 0, sms 1, email 0, email 1, digitalPost 0"],
  ["notSent", "temporaryPin", { ...AT_HOME, phones: 0, emails: 1 }, "nemSms 0, email 0, digitalPost 0"],
  ["decision", "block", { ...AT_HOME, emails: 3 }, "digitalPost 0"],
  ["act", "temporaryPin", AT_HOME, "sms 0, sms 1, nemSms 0, digitalPost 0"],
  ["act", "liftHold", { ...AT_HOME, phones: 1 }, "sms 0, nemSms 0, digitalPost 0"],
  ["coolingOff", "activationCode", { ...AT_HOME, phones: 1 }, "sms 0, nemSms 0, digitalPost 0"],
  ["withdrawn", "orderMeans", { ...AT_HOME, hasNemSms: false }, "sms 0, sms 1, digitalPost 0"],
  ["notSent", "temporaryPassword", { ...AT_HOME, mailbox: "none" }, "sms 0, sms 1, nemSms 0, letter 0"],
  ["decision", "suspend", AT_HOME, "digitalPost 0"],
  ["decision", "orderMeans", { ...AT_HOME, mailbox: "none" }, "letter 0"],
  ["decision", "revoke", { ...AT_HOME, mailbox: "silent" }, "digitalPost 0"],
] as const)("%s of %s, reached by %o: %s", (template, kind, reach, ways) => {
  expect(said(template, kind, reach)).toBe(ways);
});

const reaches = fc.record({
  phones: fc.nat({ max: 4 }),
  emails: fc.nat({ max: 3 }),
  mailbox: fc.constantFrom("registered", "none", "silent"),
  hasNemSms: fc.boolean(),
});

it("whoever holds the telephone at MitID never holds every notice: there is always one by post", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NOTICE_TEMPLATES),
      fc.constantFrom(...ACT_KINDS),
      reaches,
      (template, kind, reach) => {
        const ways = noticeWays(template, kind, reach);
        const byPost = ways.filter(({ channel }) => channel === "digitalPost" || channel === "letter");
        expect(byPost).toHaveLength(1);
        expect(new Set(ways.map(({ channel, ordinal }) => channel + String(ordinal))).size).toBe(ways.length);
        const phones = ways.filter(({ channel }) => channel === "sms");
        expect(phones).toHaveLength(template === "decision" ? 0 : reach.phones);
        const emails = ways.filter(({ channel }) => channel === "email");
        expect(emails).toHaveLength(template === "decision" ? 0 : reach.emails);
        if (template !== "decision" && !isStop(kind) && reach.hasNemSms)
          expect(ways).toContainEqual({ channel: "nemSms", ordinal: 0 });
      },
    ),
  );
});
