/** The certificates of the demo people in the simulated NemLog-in, and what each order makes of them. */
import type { DemoPerson } from "../../people.ts";
import type { CertificateAcknowledgement, CertificateOrder } from "../port.ts";

export type CertificateState = CertificateOrder["state"];

export interface Certificate {
  readonly identityUuid: string;
  /** Last four characters of its number. */
  readonly suffix: string;
  readonly state: CertificateState;
}

export interface Certificates {
  /** What the order comes to, without its transaction. */
  set(
    identityUuid: string,
    state: CertificateState,
    decidedAt: string,
  ): Pick<CertificateAcknowledgement, "fate" | "code" | "changed">;
  list(): readonly Certificate[];
  reset(): void;
}

export function createCertificates(people: readonly DemoPerson[]): Certificates {
  const issued = (): readonly Certificate[] =>
    people.flatMap(({ mitid: { identityUuid }, certificates }) =>
      certificates.map((suffix) => ({ identityUuid, suffix, state: "valid" as const })),
    );
  let all = issued();
  const lastDecided = new Map<string, number>();

  return {
    list: () => all,
    reset() {
      all = issued();
      lastDecided.clear();
    },
    set(identityUuid, state, decidedAt) {
      const own = all.filter((one) => one.identityUuid === identityUuid);
      if (own.length === 0) return { fate: "alreadyDone", code: "certificate.none", changed: 0 };
      const decided = Date.parse(decidedAt);
      if (decided < (lastDecided.get(identityUuid) ?? 0)) return { fate: "stale", code: null, changed: 0 };
      const movable = own.filter((one) => one.state !== "revoked");
      if (movable.length === 0 && state !== "revoked")
        return { fate: "notAllowed", code: "certificate.revoked", changed: 0 };
      lastDecided.set(identityUuid, decided);
      const changing = movable.filter((one) => one.state !== state);
      all = all.map((one) => (changing.includes(one) ? { ...one, state } : one));
      const { length: changed } = changing;
      return { fate: changed > 0 ? "applied" : "alreadyDone", code: null, changed };
    },
  };
}
