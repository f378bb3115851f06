/** Identifiers in Twilio's form: two letters and 32 hexadecimal digits. */
import { randomUUID } from "node:crypto";

export type SidPrefix = "CA" | "QU" | "CF" | "SM" | "PN" | "AP";

export const newSid = (prefix: SidPrefix): string => prefix + randomUUID().replaceAll("-", "");
