/** What an unattended caller keys of themselves, sealed until the confirm; nothing is looked up meanwhile. */
import { z } from "zod";
import type { Vault } from "../../../db/vault.ts";
import type { CallFacts } from "../../../db/phone-calls.ts";
import type { UnattendedClaim } from "../../domain/verification/claim.ts";
import { answered, type Answered, type Asked } from "./answered.ts";

const keptShape = z.object({ by: z.enum(["cpr", "userId"]), value: z.string(), fact: z.string() });

export function keepSubject(asked: Asked, by: "cpr" | "userId", value: string): Answered {
  return answered(
    { found: "kept" },
    { ...asked.call.facts, claim: seal(asked.context.vault, { by, value, fact: "" }) },
  );
}

export function keepFact(asked: Asked, fact: string): Answered {
  const { facts } = asked.call;
  const kept = openClaim(asked.context.vault, facts);
  if (kept === null) return answered({ found: "gone" }, facts);
  return answered({ found: "kept" }, { ...facts, claim: seal(asked.context.vault, { ...kept, fact }) });
}

/** The claim so far, or null where nothing was keyed. */
export function openClaim(vault: Vault, facts: CallFacts): UnattendedClaim | null {
  if (facts.claim === null) return null;
  const { cipher, keyId } = facts.claim;
  const opened: unknown = JSON.parse(vault.open({ cipher: Buffer.from(cipher, "base64"), keyId }));
  return keptShape.parse(opened);
}

function seal(vault: Vault, claim: UnattendedClaim): CallFacts["claim"] {
  const { cipher, keyId } = vault.seal(JSON.stringify(claim));
  return { cipher: cipher.toString("base64"), keyId };
}
