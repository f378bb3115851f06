/** The composition root: the only file that knows the settings, the database and the adapters together. */
import { pino, type Logger } from "pino";
import { mayRewrite } from "../db/app-login.ts";
import { openDatabase, type Database } from "../db/database.ts";
import { TOPIC_CHANNEL } from "../db/topics.ts";
import { createVault } from "../db/vault.ts";
import { createCpr } from "../integrations/cpr/adapter.ts";
import { createDigitalPost } from "../integrations/digital-post/adapter.ts";
import { createMail } from "../integrations/mail/adapter.ts";
import { createMitidBroker } from "../integrations/mitid-broker/adapter.ts";
import { createMitid } from "../integrations/mitid/adapter.ts";
import { createNemkonto } from "../integrations/nemkonto/adapter.ts";
import { createNemlogin } from "../integrations/nemlogin/adapter.ts";
import { createTelephony } from "../integrations/twilio/adapter.ts";
import type { TelephonyPort } from "../integrations/twilio/port.ts";
import { BadSettings, type Env } from "./env.server.ts";
import type { Ports, Services, Settings } from "./http/context.ts";
import { createLimits } from "./http/limits.ts";
import { logOptions } from "./http/log.ts";
import { createSessions } from "./http/session.ts";
import { openTopicHub } from "./http/topic-hub.ts";

export interface RunningServices extends Services {
  close(): Promise<void>;
}

/** Connects everything; rejects when the database does not answer, or when the login could rewrite the record. */
export async function createServices(env: Env): Promise<RunningServices> {
  const log = pino(logOptions(env.LOG_LEVEL));
  const database = openDatabase({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE });
  await database.ping();
  if (!env.DEMO) await refuseOwner(database);
  const topics = await openTopicHub(env.DATABASE_URL, TOPIC_CHANNEL);
  return {
    log,
    database,
    topics,
    vault: createVault({ keys: env.VAULT_KEYS, indexKey: env.INDEX_KEY }),
    clock: () => new Date(),
    ports: connectPorts(env, log),
    settings: settingsOf(env),
    sessions: createSessions(database, { secure: env.PUBLIC_BASE_URL.startsWith("https:") }),
    limits: createLimits(database.pool),
    close: async () => {
      await topics.close();
      await database.close();
    },
  };
}

// Whoever owns the tables can switch the last gate off and rewrite the record: that login is for migrating alone.
async function refuseOwner(database: Database): Promise<void> {
  if (!(await mayRewrite(database.pool))) return;
  await database.close();
  throw new BadSettings(
    "The settings need mending:\n  DATABASE_URL: must be a login of the application's own, not the database's owner",
  );
}

function connectPorts(env: Env, logger: Logger): Ports {
  const log = (entry: object) => {
    logger.info(entry, "asked a system");
  };
  return {
    mitid: createMitid({ baseUrl: env.MITID_URL, user: env.MITID_USER, password: env.MITID_PASSWORD, log }),
    broker: createMitidBroker({
      baseUrl: env.MITID_BROKER_URL,
      user: env.MITID_BROKER_USER,
      password: env.MITID_BROKER_PASSWORD,
      callerIp: env.MITID_BROKER_CALLER_IP,
      log,
    }),
    nemlogin: createNemlogin({
      baseUrl: env.NEMLOGIN_URL,
      user: env.NEMLOGIN_USER,
      password: env.NEMLOGIN_PASSWORD,
      log,
    }),
    nemkonto: createNemkonto({
      baseUrl: env.NEMKONTO_URL,
      user: env.NEMKONTO_USER,
      password: env.NEMKONTO_PASSWORD,
      log,
    }),
    cpr: createCpr({ baseUrl: env.CPR_URL, user: env.CPR_USER, password: env.CPR_PASSWORD, log }),
    digitalPost: createDigitalPost({
      baseUrl: env.DIGITALPOST_URL,
      user: env.DIGITALPOST_USER,
      password: env.DIGITALPOST_PASSWORD,
      senderCvr: env.DIGITALPOST_SENDER_CVR,
      log,
    }),
    mail: createMail({ url: env.MAIL_URL, from: env.MAIL_FROM }),
    telephony: connectTelephony(env),
  };
}

function connectTelephony(env: Env): TelephonyPort {
  return createTelephony({
    accountSid: env.TWILIO_ACCOUNT_SID,
    apiKey: env.TWILIO_API_KEY,
    apiSecret: env.TWILIO_API_SECRET,
    region: env.TWILIO_REGION,
    edge: env.TWILIO_EDGE,
    twimlAppSid: env.TWILIO_APP_SID,
    smsFrom: env.TWILIO_SMS_FROM,
    numberFrom: env.TWILIO_NUMBER,
    ...(env.TWILIO_API_BASE === undefined ? {} : { apiBase: env.TWILIO_API_BASE }),
  });
}

function settingsOf(env: Env): Settings {
  return {
    demo: env.DEMO,
    publicBaseUrl: env.PUBLIC_BASE_URL.replace(/\/$/, ""),
    lineNumber: env.TWILIO_NUMBER,
    dutyNumber: env.DUTY_NUMBER ?? null,
    twilioAuthTokens: env.TWILIO_AUTH_TOKEN,
    twilioAccountSid: env.TWILIO_ACCOUNT_SID,
    simulatedLineUrl: env.TWILIO_API_BASE ?? null,
  };
}
