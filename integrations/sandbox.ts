/** The sandbox: every simulator in one process on the loopback interface, with a page that shows what there is. */
import express from "express";
import type { Express } from "express";
import { seconds } from "../app/domain/duration.ts";
import { createCprSimulator } from "./cpr/simulator/index.ts";
import { createDigitalPostSimulator } from "./digital-post/simulator/index.ts";
import { createMailSimulator } from "./mail/simulator/index.ts";
import { createMitidBrokerSimulator } from "./mitid-broker/simulator/index.ts";
import { createMitidSimulator } from "./mitid/simulator/index.ts";
import { createNemkontoSimulator } from "./nemkonto/simulator/index.ts";
import { createNemloginSimulator } from "./nemlogin/simulator/index.ts";
import { DEMO_PEOPLE, listPerson } from "./people.ts";
import type { SandboxSettings } from "./sandbox-settings.ts";
import { readSandboxSettings } from "./sandbox-settings.ts";
import { addPages } from "./sandbox/pages.ts";
import { listenOnLoopback } from "./simulator-kit/listen.ts";
import { createLineSimulator } from "./twilio/simulator/index.ts";

export interface Sandbox {
  /** Such as "http://127.0.0.1:3001". */
  readonly url: string;
  /** Where mail is taken, on the loopback interface. */
  readonly smtpPort: number;
  close(): Promise<void>;
}

/** Rejects when the port is in use. `SANDBOX_PORT` 0 takes a free port. */
export async function startSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const app = express();
  app.disable("x-powered-by");
  const listening = await listenOnLoopback(app, settings.SANDBOX_PORT);
  // Mounted after listening, because the line's own address is only known now where the port was free to choose.
  const line = lineOf(settings, listening.url);
  line.mount(app);
  mountSystems(app, settings, listening.url);
  const mail = createMailSimulator({ credentials: loginsOf(settings).mail, now: () => new Date() });
  mail.mount(app);
  const smtpPort = await mail.listen(settings.SANDBOX_SMTP_PORT);
  return {
    url: listening.url,
    smtpPort,
    async close() {
      await mail.stop();
      await line.close();
      await listening.close();
    },
  };
}

function lineOf(settings: SandboxSettings, publicUrl: string) {
  const web = settings.PUBLIC_BASE_URL;
  return createLineSimulator({
    accountSid: settings.TWILIO_ACCOUNT_SID,
    authTokens: settings.TWILIO_AUTH_TOKEN,
    apiKeys: [{ sid: settings.TWILIO_API_KEY, secret: settings.TWILIO_API_SECRET }],
    numbers: [
      { e164: settings.TWILIO_NUMBER, voiceUrl: `${web}/tlf/ind`, statusCallback: `${web}/tlf/status` },
    ],
    clientVoiceUrl: `${web}/tlf/agent`,
    ...(settings.TWILIO_APP_SID === undefined ? {} : { appSid: settings.TWILIO_APP_SID }),
    webOrigin: new URL(web).origin,
    clock: settings.SANDBOX_CLOCK,
    publicUrl,
    people: () => DEMO_PEOPLE.map(({ name, phone }) => ({ name, phone })),
  });
}

function mountSystems(app: Express, settings: SandboxSettings, url: string): void {
  const shared = { people: DEMO_PEOPLE, now: () => new Date() };
  const logins = loginsOf(settings);
  const digitalPost = createDigitalPostSimulator({ ...shared, credentials: logins.digitalPost });
  const mitid = createMitidSimulator({ ...shared, credentials: logins.mitid });
  const ofBroker = { issuer: `${url}/mitid/broker/op`, isUsable: mitid.hasUsableApp };

  // Before MitID, which answers for all the rest of /mitid.
  createMitidBrokerSimulator({ ...shared, ...ofBroker, credentials: logins.broker }).mount(app);
  mitid.mount(app);
  createNemloginSimulator({ ...shared, credentials: logins.nemlogin }).mount(app);
  createNemkontoSimulator({ ...shared, credentials: logins.nemkonto }).mount(app);
  createCprSimulator({ ...shared, credentials: logins.cpr }).mount(app);
  digitalPost.mount(app);

  app.get("/healthz", (_, response) => void response.json({ alive: true }));
  app.get("/_control/people", (_, response) => {
    response.set("cache-control", "no-store");
    response.json(DEMO_PEOPLE.map((person) => listPerson(person, shared.now())));
  });
  addPages(app, {
    people: () => DEMO_PEOPLE.map((person) => listPerson(person, shared.now())),
    letters: digitalPost.letters,
    lineNumber: settings.TWILIO_NUMBER,
    webUrl: settings.PUBLIC_BASE_URL,
  });
}

const loginsOf = (settings: SandboxSettings) => ({
  mitid: { user: settings.MITID_USER, password: settings.MITID_PASSWORD },
  broker: { user: settings.MITID_BROKER_USER, password: settings.MITID_BROKER_PASSWORD },
  nemlogin: { user: settings.NEMLOGIN_USER, password: settings.NEMLOGIN_PASSWORD },
  nemkonto: { user: settings.NEMKONTO_USER, password: settings.NEMKONTO_PASSWORD },
  cpr: { user: settings.CPR_USER, password: settings.CPR_PASSWORD },
  mail: { user: settings.MAIL_USER, password: settings.MAIL_PASSWORD },
  digitalPost: { user: settings.DIGITALPOST_USER, password: settings.DIGITALPOST_PASSWORD },
});

/** Runs until it is told to stop; a second signal, or ten seconds, ends it hard. */
async function main(): Promise<void> {
  const sandbox = await startSandbox(readSandboxSettings(process.env));
  process.stdout.write(`${JSON.stringify({ listening: "sandbox", url: sandbox.url })}\n`);
  const stop = () => {
    setTimeout(() => process.exit(1), seconds(10)).unref();
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : "The sandbox did not start"}\n`);
    process.exit(1);
  });
}
