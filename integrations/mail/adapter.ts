/** Hands mail to the carrier over SMTP (integrations/mail/contract.md). */
import { createTransport } from "nodemailer";
import { seconds, type Milliseconds } from "../../app/domain/duration.ts";
import { SystemDown } from "../../app/domain/faults.ts";
import type { Mail, MailPort } from "./port.ts";

export interface MailSettings {
  /** smtp:// or smtps://, with user and password. */
  readonly url: string;
  /** The sender's own address. */
  readonly from: string;
  /** For each step of the talk; 10 s when left out. */
  readonly timeoutMs?: Milliseconds | undefined;
}

const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];

export function createMail({ url, from, timeoutMs = seconds(10) }: MailSettings): MailPort {
  const { hostname, port, protocol, username, password } = new URL(url);
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port),
    secure: protocol === "smtps:",
    // A password and a notice never cross a network in the clear.
    requireTLS: protocol !== "smtps:" && !LOOPBACK.includes(hostname),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.indexOf("@") + 1);
  return {
    async send(mail) {
      try {
        await transport.sendMail(messageOf(mail, { from, domain }));
      } catch (error) {
        throw asSystemDown(error);
      }
    },
  };
}

const messageOf = (
  { messageUuid, to, subject, paragraphs, language }: Mail,
  { from, domain }: { readonly from: string; readonly domain: string },
) => ({
  from: { name: "Fælleslinjen", address: from },
  // As a name and an address it is one receiver, whatever is in it.
  to: { name: "", address: to },
  subject,
  text: `${paragraphs.join("\n\n")}\n`,
  messageId: `<${messageUuid}@${domain}>`,
  headers: { "Auto-Submitted": "auto-generated", "Content-Language": language },
});

/** A carrier's words may quote the address; only its figures are passed on. */
function asSystemDown(error: unknown): SystemDown {
  const code =
    typeof error === "object" && error !== null && "responseCode" in error ? Number(error.responseCode) : 0;
  return new SystemDown("mail", code < 500, code === 0 ? "no answer" : `refused with ${String(code)}`);
}
