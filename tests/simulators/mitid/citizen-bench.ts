/** A sandbox with MitID's simulator, and Inger with a hand on her phone and her letter box. */
import { z } from "zod";
import { createMitid } from "../../../integrations/mitid/adapter.ts";
import type { MitidIdentity, OpeningOrder } from "../../../integrations/mitid/port.ts";
import { CREDENTIALS, openStand, personNamed } from "../support/stand.ts";

const inger = personNamed("Inger Vestergaard");
export const identityUuid = inger.mitid.identityUuid;
export const APP = meansOf("codeApp");
export const READER = meansOf("codeReader");

export function meansOf(kind: string): string {
  const found = inger.authenticators.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(kind);
  return found.id;
}

const codeShape = z.array(
  z.strictObject({
    reference: z.uuid(),
    kind: z.enum(["activationCode", "temporaryPassword", "temporaryPin"]),
    channel: z.enum(["sms", "paper"]),
    identityUuid: z.uuid(),
    code: z.string(),
    sentAt: z.iso.datetime(),
  }),
);
const deedShape = z.object({ outcome: z.string().optional(), code: z.string().optional() });

export async function openBench() {
  const stand = await openStand();
  const mitid = createMitid({ baseUrl: `${stand.url}/mitid`, ...CREDENTIALS, firstPauseMs: 1 });
  let orders = 0;

  async function identity(): Promise<MitidIdentity> {
    const found = await mitid.findIdentity({ by: "cpr", cpr: inger.cpr });
    if (found === null) throw new Error("nobody");
    return found;
  }
  /** On the present version, under a key of its own. */
  async function opening(): Promise<OpeningOrder> {
    const { version } = await identity();
    orders += 1;
    return { identityUuid, idempotencyKey: `order-${orders}-key`, reason: "lost", identityVersion: version };
  }
  const read = async (what: string): Promise<unknown> =>
    (await stand.control("GET", `/mitid/_control/${what}`)).json();
  const codes = async () => codeShape.parse(await read("codes"));
  const changes = async () => (await mitid.changes(0, 100)).changes;

  return {
    stand,
    mitid,
    identity,
    opening,
    codes,
    parcels: () => read("parcels"),
    reset: () => stand.control("POST", "/mitid/_control/reset"),
    stateOf: async (id: string) => (await identity()).authenticators.find((one) => one.id === id)?.state,
    hold: async () => mitid.hold({ ...(await opening()), minutes: 1440 }),
    sendCode: async (authenticatorId: string | null = READER, channel: "sms" | "paper" = "sms") =>
      mitid.issueActivationCode({ ...(await opening()), authenticatorId, channel }),
    async lastCode() {
      const last = (await codes()).at(-1);
      if (last === undefined) throw new Error("no code was sent");
      return last;
    },
    events: async () => (await changes()).map((one) => one.event),
    lastChange: async () => (await changes()).at(-1),
    /** The outcome, or the refusal's status and reason. */
    async does(action: string, more: object = {}): Promise<string> {
      const body = { identityUuid, action, ...more };
      const answer = await stand.control("POST", "/mitid/_control/citizen", body);
      const told = deedShape.parse(await answer.json());
      return answer.ok ? (told.outcome ?? "") : `${answer.status} ${told.code}`;
    },
  };
}
