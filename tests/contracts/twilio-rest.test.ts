/** The simulator's REST answers against Twilio's own OpenAPI document. */
import { Ajv } from "ajv";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { caller, lineNumber, openBench, rest, twiml, type Bench } from "../simulators/line/bench.ts";
import { sharedJson } from "./twilio-shared.ts";

const contract = sharedJson("slim_twilio_api_v2010.json");
const isAbsent = contract === null;
const account = "/2010-04-01/Accounts/{AccountSid}";

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addFormat("date-time-rfc-2822", /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/);
ajv.addFormat("phone-number", /^[+A-Za-z0-9 :_]+$/);
// Twilio calls its own relative paths URIs as well.
ajv.addFormat("uri", /^(https?:|\/)/);
ajv.addFormat("uri-map", true);
ajv.addFormat("phone-number-capabilities", true);
ajv.addFormat("http-method", /^(GET|POST)$/);
ajv.addFormat("currency", /^[A-Za-z]{3}$/);
if (contract !== null) ajv.addSchema(z.record(z.string(), z.unknown()).parse(contract), "twilio");

const escaped = (part: string): string =>
  encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));

/** The contract forgets that a conference that goes on has no reason for its end; its own examples say null. */
const isNullEndReason = (path: string, body: unknown): boolean =>
  path.endsWith("/reason_conference_ended") &&
  JSON.stringify(body).includes('"reason_conference_ended":null');

/** What is wrong with an answer by the contract; empty when nothing is. */
function faultsOf(path: string, method: string, status: number, body: unknown): readonly string[] {
  const pointer = [
    "paths",
    account + path,
    method,
    "responses",
    String(status),
    "content",
    "application/json",
    "schema",
  ];
  const validate = ajv.compile({ $ref: `twilio#/${pointer.map(escaped).join("/")}` });
  validate(body);
  const faults = (validate.errors ?? []).filter((error) => !isNullEndReason(error.instancePath, body));
  return faults.map((error) => `${error.instancePath} ${error.message ?? ""}`);
}

let bench: Bench;
let queueSid: string;
let conferenceSid: string;
let callSid: string;
let messageSid: string;

const withSid = z.object({ sid: z.string() });
const listOf = (name: string) => z.object({ [name]: z.array(withSid).min(1) });

/** One caller waits, two are in a conference, one call has ended, one SMS has gone out. */
async function furnish(): Promise<void> {
  bench.app.answers({
    "/tlf/ind": twiml("<Enqueue waitUrl='/tlf/vent'>parkering</Enqueue>"),
    "/tlf/vent": twiml("<Pause length='60'/>"),
  });
  const waiting = await bench.call();
  queueSid = (await waiting.state()).queue?.sid ?? "";
  bench.app.answers({ "/tlf/ind": twiml('<Dial><Conference participantLabel="a">k-1</Conference></Dial>') });
  const talking = await bench.call();
  bench.app.answers({ "/tlf/ind": twiml("<Dial><Conference>k-1</Conference></Dial>") });
  await bench.call();
  callSid = talking.sid;
  conferenceSid = (await talking.state()).conference?.sid ?? "";
  bench.app.answers({ "/tlf/ind": twiml("<Hangup/>") });
  await bench.call();
  await rest(bench, "POST", "/Messages.json", { From: lineNumber, To: "+4529990003", Body: "Hej" });
  await bench.pass(2_000);
  const { body } = await rest(bench, "GET", "/Messages.json");
  messageSid = listOf("messages").parse(body)["messages"]?.[0]?.sid ?? "";
}

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

it.skipIf(isAbsent)("reads keep to the contract (skipped where ../shared/data is absent)", async () => {
  await furnish();
  const reads: readonly (readonly [path: string, asked: string])[] = [
    ["/Calls.json", "/Calls.json?PageSize=2"],
    ["/Calls/{Sid}.json", `/Calls/${callSid}.json`],
    ["/Queues.json", "/Queues.json"],
    ["/Queues/{Sid}.json", `/Queues/${queueSid}.json`],
    ["/Queues/{QueueSid}/Members.json", `/Queues/${queueSid}/Members.json`],
    ["/Queues/{QueueSid}/Members/{CallSid}.json", `/Queues/${queueSid}/Members/Front.json`],
    ["/Conferences.json", "/Conferences.json"],
    ["/Conferences/{Sid}.json", `/Conferences/${conferenceSid}.json`],
    ["/Conferences/{ConferenceSid}/Participants.json", `/Conferences/${conferenceSid}/Participants.json`],
    [
      "/Conferences/{ConferenceSid}/Participants/{CallSid}.json",
      `/Conferences/${conferenceSid}/Participants/a.json`,
    ],
    ["/Messages.json", "/Messages.json"],
    ["/Messages/{Sid}.json", `/Messages/${messageSid}.json`],
    ["/IncomingPhoneNumbers.json", "/IncomingPhoneNumbers.json"],
  ];
  for (const [path, asked] of reads) {
    const { status, body } = await rest(bench, "GET", asked);
    expect(status, asked).toBe(200);
    expect(faultsOf(path, "get", 200, body), asked).toEqual([]);
  }
});

it.skipIf(isAbsent)("changes keep to the contract (skipped where ../shared/data is absent)", async () => {
  await furnish();
  const url = `${bench.app.url}/tlf/nyt`;
  const changes: readonly (readonly [
    path: string,
    asked: string,
    status: number,
    form: Record<string, string>,
  ])[] = [
    ["/Calls.json", "/Calls.json", 201, { From: lineNumber, To: caller, Url: url }],
    ["/Queues.json", "/Queues.json", 201, { FriendlyName: "ny" }],
    ["/Messages.json", "/Messages.json", 201, { From: lineNumber, To: caller, Body: "Hej" }],
    ["/Messages/{Sid}.json", `/Messages/${messageSid}.json`, 200, { Body: "" }],
    [
      "/Conferences/{ConferenceSid}/Participants.json",
      `/Conferences/${conferenceSid}/Participants.json`,
      201,
      { From: lineNumber, To: caller },
    ],
    [
      "/Conferences/{ConferenceSid}/Participants/{CallSid}.json",
      `/Conferences/${conferenceSid}/Participants/a.json`,
      200,
      { Hold: "true" },
    ],
    [
      "/Queues/{QueueSid}/Members/{CallSid}.json",
      `/Queues/${queueSid}/Members/Front.json`,
      200,
      { Url: url },
    ],
    ["/Calls/{Sid}.json", `/Calls/${callSid}.json`, 200, { Status: "completed" }],
    ["/Conferences/{Sid}.json", `/Conferences/${conferenceSid}.json`, 200, { Status: "completed" }],
  ];
  for (const [path, asked, status, form] of changes) {
    const answer = await rest(bench, "POST", asked, form);
    expect(answer.status, asked).toBe(status);
    expect(faultsOf(path, "post", status, answer.body), asked).toEqual([]);
  }
});

it.skipIf(isAbsent)(
  "an answer that breaks the contract is noticed (skipped where ../shared/data is absent)",
  () => {
    expect(faultsOf("/Calls/{Sid}.json", "get", 200, { sid: "CA1", duration: 12 }).length).toBeGreaterThan(1);
  },
);
