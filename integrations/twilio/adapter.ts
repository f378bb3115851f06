/** Twilio over its REST API, through the SDK. */
import twilio from "twilio";
import { minutes } from "../../app/domain/duration.ts";
import { attempt, once, persist } from "./attempts.ts";
import { openClient, type TwilioClient, type TwilioSettings } from "./client.ts";
import type { TelephonyPort } from "./port.ts";
import { createQueueSids, type QueueSids } from "./queue-sids.ts";

export type { TwilioSettings } from "./client.ts";

const tokenLifeMs = minutes(10);

export function createTelephony(settings: TwilioSettings): TelephonyPort {
  const client = openClient(settings);
  const queueSids = createQueueSids(client);
  return {
    moveQueuedCaller: (order) => moveQueuedCaller(client, queueSids, order),
    redirectCall: async ({ callSid, url }) =>
      (await attempt(() => client.calls(callSid).update({ url, method: "POST" }))) === "done",
    endCall: async (callSid) =>
      (await attempt(() => client.calls(callSid).update({ status: "completed" }))) !== "gone",
    setHold: (order) => setHold(client, order),
    endConference: (name) => endConference(client, name),
    sendSms: (order) => sendSms(client, settings.smsFrom, order),
    findSms: (order) => findSms(client, order),
    liveCallSids: () => liveCallSids(client),
    agentToken: (identity) => agentToken(settings, identity),
  };
}

async function isLive(client: TwilioClient, callSid: string): Promise<boolean> {
  const calls = await persist(() => client.calls(callSid).fetch());
  return calls.status === "in-progress";
}

async function moveQueuedCaller(
  client: TwilioClient,
  queueSids: QueueSids,
  { queueName, callSid, url }: Parameters<TelephonyPort["moveQueuedCaller"]>[0],
): Promise<boolean> {
  const sid = await queueSids.find(queueName);
  if (sid === null) return false;
  const aim = await attempt(() => client.queues(sid).members(callSid).update({ url, method: "POST" }));
  if (aim === "done") return true;
  queueSids.forget(queueName);
  // A lost answer may hide a success: a caller who still is on the line was moved by the first try.
  return aim === "goneAfterUncertainty" && (await isLive(client, callSid));
}

/** SID of the conference of that name that has not ended; null when there is none. */
async function livingConference(client: TwilioClient, friendlyName: string): Promise<string | null> {
  const found = await persist(() => client.conferences.list({ friendlyName, limit: 20 }));
  return found.find((conference) => conference.status !== "completed")?.sid ?? null;
}

async function setHold(
  client: TwilioClient,
  order: Parameters<TelephonyPort["setHold"]>[0],
): Promise<boolean> {
  const { conferenceName, callSid, hold, holdUrl } = order;
  const sid = await livingConference(client, conferenceName);
  if (sid === null) return false;
  const change = hold ? { hold, holdUrl, holdMethod: "POST" } : { hold };
  return (await attempt(() => client.conferences(sid).participants(callSid).update(change))) === "done";
}

async function endConference(client: TwilioClient, conferenceName: string): Promise<boolean> {
  const sid = await livingConference(client, conferenceName);
  if (sid === null) return false;
  return (await attempt(() => client.conferences(sid).update({ status: "completed" }))) !== "gone";
}

async function sendSms(
  client: TwilioClient,
  from: string,
  { to, body, statusCallback }: Parameters<TelephonyPort["sendSms"]>[0],
): Promise<{ readonly messageSid: string }> {
  const message = await once(() => client.messages.create({ to, from, body, statusCallback }));
  return { messageSid: message.sid };
}

const MOST_LATELY = 50;

async function findSms(
  client: TwilioClient,
  { to, body, since }: Parameters<TelephonyPort["findSms"]>[0],
): Promise<string | null> {
  // Not by the date it was sent: what still stands in the carrier's queue has none.
  const lately = await persist(() => client.messages.list({ to, limit: MOST_LATELY }));
  return lately.find((one) => one.body === body && one.dateCreated >= startOfSecond(since))?.sid ?? null;
}

/** Twilio tells times to the second. */
const startOfSecond = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1_000) * 1_000);

async function liveCallSids(client: TwilioClient): Promise<readonly string[]> {
  const statuses = ["in-progress", "ringing"] as const;
  const lists = await Promise.all(
    statuses.map((status) => persist(() => client.calls.list({ status, pageSize: 1_000 }))),
  );
  return lists.flat().map((call) => call.sid);
}

function agentToken(
  { accountSid, apiKey, apiSecret, region, twimlAppSid }: TwilioSettings,
  identity: string,
): string {
  const { AccessToken } = twilio.jwt;
  const ttl = tokenLifeMs / 1_000;
  const token = new AccessToken(accountSid, apiKey, apiSecret, {
    identity,
    ttl,
    ...(region === undefined ? {} : { region }),
  });
  token.addGrant(new AccessToken.VoiceGrant({ outgoingApplicationSid: twimlAppSid }));
  return token.toJwt();
}
