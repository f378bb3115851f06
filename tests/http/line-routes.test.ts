/** The line's routes with signed requests: what gets in, what is answered, and what is never answered. */
import { describe, expect, it } from "vitest";
import * as after from "../../app/routes/tlf/after.ts";
import * as status from "../../app/routes/tlf/call-status.ts";
import * as incoming from "../../app/routes/tlf/incoming.ts";
import * as queueEnd from "../../app/routes/tlf/queue-end.ts";
import * as step from "../../app/routes/tlf/step.ts";
import * as wait from "../../app/routes/tlf/wait.ts";
import { warningsOf } from "../../integrations/twilio/simulator/twiml/check.ts";
import { testDatabase } from "../support/database.ts";
import { newCallSid } from "../support/desk.ts";
import { caller, documentIn, lineContext, post, signed } from "./line-caller.ts";

const db = await testDatabase({ clock: () => new Date("2026-03-12T12:00:00+01:00") });
const lines: string[] = [];
const context = lineContext(db, lines);
const actions = { incoming: incoming.action, step: step.action };
const routes = { after, status, incoming, queueEnd, step, wait };

describe("the gate", () => {
  it.each(Object.entries(routes))(
    "%s refuses what is not signed, and leaves no trace but a log line",
    async (_, { action }) => {
      const before = lines.length;
      const response = await post(
        action,
        context,
        signed("/tlf/x?n=1", { CallSid: newCallSid(), From: "+4520000001" }, "forged"),
      );
      expect(response.status).toBe(403);
      expect(lines.slice(before)).toHaveLength(1);
      expect(lines.at(-1)).toContain("bad-signature");
      expect(lines.at(-1)).not.toContain("20000001");
      const { rows } = await db.asOwner(
        "select (select count(*) from phone_calls) + (select count(*) from webhook_inbox) + (select count(*) from audit_log) as n",
      );
      expect(Number(rows[0]?.["n"])).toBe(0);
    },
  );

  it.each(Object.entries(routes))("%s takes no GET", (_, { loader }) => {
    expect(loader().status).toBe(405);
  });

  it("refuses another account and an oversized body", async () => {
    const fields = { CallSid: newCallSid(), AccountSid: `AC${"1".repeat(32)}` };
    expect((await post(incoming.action, context, signed("/tlf/ind", fields))).status).toBe(403);
    expect(
      (await post(incoming.action, context, signed("/tlf/ind", { Pad: "x".repeat(70_000) }))).status,
    ).toBe(403);
  });
});

describe("documents", () => {
  it("stay within Twilio's vocabulary from greeting to receipt, with the right voices", async () => {
    const line = caller(context, actions);
    const greeting = await line.rings("+266696687");
    expect(greeting.said).toBe(
      "Velkommen til support for offentlige selvbetjeningsløsninger. For dansk, tryk 1 eller vent. For English press 2.",
    );
    const [gather] = greeting.root.children;
    expect(gather).toMatchObject({
      name: "Gather",
      attributes: { numDigits: "1", timeout: "4", actionOnEmptyResult: "true", input: "dtmf" },
    });
    expect(gather?.children.map(({ attributes }) => [attributes["voice"], attributes["language"]])).toEqual([
      ["Polly.Sofie-Neural", "da-DK"],
      ["Polly.Amy-Neural", "en-GB"],
    ]);
    const documents = [greeting];
    for (const keys of ["1", "1", "2", "7101860001", "1234", "1", "1", ""])
      documents.push(await line.press(keys));
    for (const { root } of documents) expect(warningsOf(root)).toEqual([]);
    expect(documents[6]?.said).toMatch(
      /adgangen nu spærret midlertidigt\. Dit kvitteringsnummer er (\d(?: \d){7})\. Jeg gentager: \1\./,
    );
    expect(documents.at(-1)?.root.children.at(-1)?.name).toBe("Hangup");
    expect(documents.map(({ text }) => text).join("")).not.toMatch(/7101860001|266696687/);
  });

  it("are the same bytes for every number and item but for the receipt", async () => {
    const ends: string[] = [];
    for (const [cpr, fact] of [
      ["6501724003", "654321"],
      ["6501724003", "000000"],
      ["7101860002", "1234"],
    ]) {
      const line = caller(context, actions);
      await line.rings("anonymous");
      for (const keys of ["", "1", "2", cpr ?? "", fact ?? ""]) await line.press(keys);
      ends.push((await line.press("1")).text.replace(/\d(?: \d){7}/g, "#"));
    }
    expect(new Set(ends).size).toBe(1);
  });

  it("speak English to those who chose it", async () => {
    const line = caller(context, actions);
    await line.rings("anonymous");
    expect((await line.press("2")).said).toContain("To block your login now, press 1.");
  });

  it("park the caller, tell the place and let go of strangers", async () => {
    const line = caller(context, actions);
    await line.rings("anonymous");
    for (const keys of ["1", "2"]) await line.press(keys);
    const parked = await line.press("1");
    const enqueue = parked.root.children.find(({ name }) => name === "Enqueue");
    expect(enqueue).toMatchObject({ text: "parkering" });
    expect(enqueue?.attributes["waitUrl"]).toMatch(/^\/tlf\/vent#/);
    const place = await documentIn(
      await post(wait.action, context, signed("/tlf/vent", { CallSid: line.callSid })),
    );
    expect(place.said).toBe("Du er nummer 1 i køen. Vi ved ikke, hvor lang tid det tager.");
    expect(place.text).toContain("https://line.example/lyd/vent.wav");
    const moved = await post(
      queueEnd.action,
      context,
      signed("/tlf/koe-slut", { CallSid: line.callSid, QueueResult: "redirected" }),
    );
    expect((await documentIn(moved)).root.children).toEqual([]);
    const full = await post(
      queueEnd.action,
      context,
      signed("/tlf/koe-slut", { CallSid: line.callSid, QueueResult: "queue-full" }),
    );
    expect((await documentIn(full)).said).toMatch(/^Der er for mange i køen/);
    const stranger = await post(wait.action, context, signed("/tlf/vent", { CallSid: line.callSid }));
    expect((await documentIn(stranger)).root.children[0]?.name).toBe("Leave");
  });

  it("thank after the talk", async () => {
    const response = await post(after.action, context, signed("/tlf/efter", { CallSid: newCallSid() }));
    expect((await documentIn(response)).said).toBe("Tak for dit opkald. Farvel.");
  });
});

describe("what can't be understood", () => {
  it("a step without a number tells the caller where they are", async () => {
    const line = caller(context, actions);
    await line.rings("anonymous");
    const odd = await post(
      step.action,
      context,
      signed("/tlf/trin?n=abc", { CallSid: line.callSid, Digits: "1" }),
    );
    expect((await documentIn(odd)).said).toMatch(/^Velkommen/);
  });

  it("a fault is spoken as 200, logged without what was keyed, and half nothing is done", async () => {
    const broken = lineContext(db, lines, { clock: () => new Date("1999-01-01T00:00:00Z") });
    const callSid = newCallSid();
    const response = await post(
      incoming.action,
      broken,
      signed("/tlf/ind", { CallSid: callSid, From: "+4520000077" }),
    );
    expect(response.status).toBe(200);
    expect((await documentIn(response)).said).toMatch(/teknisk fejl.*technical problem/s);
    expect(lines.at(-1)).toContain("webhook failed");
    expect(lines.join("")).not.toContain("20000077");
    expect(
      (await db.asOwner("select 1 from webhook_inbox where call_sid = $1", [callSid])).rows,
    ).toHaveLength(0);
  });

  it("a call id that is none is answered with a sentence", async () => {
    const response = await post(step.action, context, signed("/tlf/trin?n=1", { CallSid: "1' or 1=1" }));
    expect((await documentIn(response)).said).toContain("teknisk fejl");
  });

  it("status callbacks get 204, whatever they say", async () => {
    for (const fields of [
      { CallStatus: "completed", SequenceNumber: "0" },
      { CallStatus: "sideways" },
      { SequenceNumber: "x" },
    ]) {
      expect(
        (await post(status.action, context, signed("/tlf/status", { CallSid: newCallSid(), ...fields })))
          .status,
      ).toBe(204);
    }
  });
});
