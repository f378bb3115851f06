/** The mail carrier's simulator: takes messages over SMTP, keeps them, and lists them at `/mail/_control/messages`. */
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import type { BasicCredentials } from "../../simulator-kit/basic-auth.ts";
import { answerControl } from "../../simulator-kit/control-answer.ts";
import type { Simulator, SimulatorFrame } from "../../simulator-kit/simulator.ts";
import { createSimulatorFrame } from "../../simulator-kit/simulator.ts";

export interface MailSimulatorSettings {
  readonly credentials: BasicCredentials;
  readonly now: () => Date;
}

/** As `_control/messages` lists it, oldest first. */
interface DeliveredMail {
  readonly at: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface MailSimulator extends Simulator {
  /** Rejects when the port is in use; 0 takes a free one. Resolves with the port. */
  listen(port: number): Promise<number>;
  stop(): Promise<void>;
}

const LARGEST_BYTES = 1_000_000;
/** "Service not available, closing channel": what a client sees of a lost answer, too. */
const GONE = 421;

export function createMailSimulator({ credentials, now }: MailSimulatorSettings): MailSimulator {
  let delivered: readonly DeliveredMail[] = [];
  const reset = () => void (delivered = []);
  const frame = createSimulatorFrame({ prefix: "/mail", credentials, now, reset });
  frame.control.get("/messages", (_, response) => answerControl(response, () => delivered));
  const keep = (mail: DeliveredMail) => void (delivered = [...delivered, mail]);
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    size: LARGEST_BYTES,
    onAuth: (auth, _session, done) => {
      if (auth.username === credentials.user && auth.password === credentials.password)
        done(null, { user: credentials.user });
      else done(refusal(535));
    },
    onData: (stream, session, done) => {
      const receivers = session.envelope.rcptTo.map(({ address }) => address);
      take({ frame, keep, now }, stream, receivers).then(
        () => {
          done();
        },
        (error: unknown) => {
          done(error instanceof Error ? error : refusal(GONE));
        },
      );
    },
  });
  // A client that breaks off is its own affair.
  server.on("error", () => undefined);
  return {
    mount: frame.mount,
    close: () => undefined,
    listen: (port) =>
      new Promise((resolve, reject) => {
        const listening = server.listen(port, "127.0.0.1", () => {
          const address = listening.address();
          if (address === null || typeof address === "string") reject(new Error("no port"));
          else resolve(address.port);
        });
        listening.once("error", reject);
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

const refusal = (responseCode: number): Error => Object.assign(new Error("refused"), { responseCode });

interface Carrier {
  readonly frame: SimulatorFrame;
  readonly keep: (mail: DeliveredMail) => void;
  readonly now: () => Date;
}

/** Takes one message over, unless a fault is switched on for `send`. */
async function take(
  { frame, keep, now }: Carrier,
  stream: SMTPServerDataStream,
  receivers: readonly string[],
): Promise<void> {
  const raw = await buffer(stream);
  const fault = frame.faults.take("send", "SMTP DATA");
  if (fault?.kind === "latency") await pause(fault.ms ?? 0);
  const mail = await PostalMime.parse(raw);
  const messageId = mail.messageId ?? "";
  const note = (outcome: string) => {
    frame.log.append({ at: now().toISOString(), operation: "send", subject: null, key: messageId, outcome });
  };
  if (fault !== null && fault.kind !== "latency" && fault.kind !== "after-success-lost") {
    note(`fault:${fault.kind}`);
    throw refusal(fault.kind === "status" ? (fault.status ?? 451) : GONE);
  }
  keep({
    at: now().toISOString(),
    messageId,
    from: mail.from?.address ?? "",
    to: receivers.join(),
    subject: mail.subject ?? "",
    text: (mail.text ?? "").trim(),
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  });
  note("delivered");
  if (fault?.kind === "after-success-lost") throw refusal(GONE);
}
