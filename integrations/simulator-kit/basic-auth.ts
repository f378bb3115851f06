/** Checks the Basic header of a request to a simulator. */
import { createHash, timingSafeEqual } from "node:crypto";
import { Problem } from "./problem.ts";

export interface BasicCredentials {
  readonly user: string;
  readonly password: string;
}

const digest = (text: string): Buffer => createHash("sha256").update(text, "utf8").digest();

/** Throws a 401 problem unless the header names exactly this user and password. */
export function demandCredentials(expected: BasicCredentials, header: string | undefined): void {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) throw new Problem(401, "credentials.missing");
  const given = Buffer.from(encoded, "base64").toString("utf8");
  const right = timingSafeEqual(digest(given), digest(`${expected.user}:${expected.password}`));
  if (!right) throw new Problem(401, "credentials.wrong");
}
