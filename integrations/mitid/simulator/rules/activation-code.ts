/** An activation code for one means, or for an app that is enrolled with it (domain.md §1.6). */
import { after, hours, minutes } from "../../../../app/domain/duration.ts";
import type { Entry, Means } from "../entry.ts";
import { meansOf, openReissues, withMeans, withNewMeans } from "../entry.ts";
import { contactRefusal, newMeans, newReissue } from "./reissues.ts";
import { endReissues } from "./stops.ts";
import type { Chance, NotAllowedCode, Refused, Verdict } from "./verdict.ts";
import { applied, line, no, standstill } from "./verdict.ts";

interface CodeOrder {
  /** Null enrols a new app. */
  readonly authenticatorId: string | null;
  readonly channel: "sms" | "paper";
}

const VALID = { sms: minutes(30), paper: hours(48) };

/** One code is open at a time: a newer one kills the code before it, whichever means that was for. */
export function decideActivationCode(entry: Entry, order: CodeOrder, now: Date, chance: Chance): Verdict {
  const refused = standstill(entry) ?? meansRefusal(entry, order.authenticatorId);
  if (refused !== null) return refused;
  const tooYoung = order.channel === "sms" ? contactRefusal(entry, now) : null;
  if (tooYoung !== null) return tooYoung;
  const [older] = openReissues(entry, "activationCode");
  const at = now.toISOString();
  const freed = endReissues(entry, at, (one) => one === older);
  const ready =
    order.authenticatorId === null
      ? enrol(freed.entry, older?.authenticatorId ?? null, chance, at)
      : freed.entry;
  const authenticatorId = order.authenticatorId ?? chance.authenticatorId;
  const about = {
    kind: "activationCode",
    authenticatorId,
    channel: order.channel,
    code: chance.digits,
  } as const;
  const expiresAt = after(now, VALID[order.channel]).toISOString();
  const made = { ...newReissue(about, chance, at), expiresAt };
  const changes = [...freed.changes, line("activationCodeIssued", at, made)];
  return applied({ ...ready, reissues: [...ready.reissues, made] }, at, changes, made.reference);
}

/** An app that was to be enrolled with the replaced code never came to life, and its place is taken. */
function enrol(entry: Entry, replaced: string | null, chance: Chance, at: string): Entry {
  const isApp = meansOf(entry, replaced)?.kind === "codeApp";
  const cleared = replaced !== null && isApp ? withMeans(entry, replaced, "expired", at) : entry;
  return withNewMeans(cleared, newMeans("codeApp", chance, at));
}

function meansRefusal(entry: Entry, authenticatorId: string | null): Refused | null {
  if (authenticatorId === null) return null;
  const means = meansOf(entry, authenticatorId);
  if (means === undefined) return no("authenticator.unknown");
  // A password is set with a temporary one.
  if (means.kind === "password") return no("authenticator.wrongKind");
  const code = INSTEAD_OF_NOT_ACTIVATED[means.state];
  return code === null ? null : no(code);
}

const INSTEAD_OF_NOT_ACTIVATED: Readonly<Record<Means["state"], NotAllowedCode | null>> = {
  notActivated: null,
  active: "authenticator.active",
  temporarilyLocked: "authenticator.locked",
  blocked: "authenticator.blocked",
  expired: "authenticator.expired",
};
