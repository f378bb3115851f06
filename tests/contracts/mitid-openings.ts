/** Takes Inger, who is suspended, through every opening and reissue, once applied and once not. */
import { z } from "zod";
import { hours } from "../../app/domain/duration.ts";
import type { MitidPort, OpeningOrder } from "../../integrations/mitid/port.ts";
import { personNamed, type Stand } from "../simulators/support/stand.ts";

const inger = personNamed("Inger Vestergaard");
const uuid = inger.mitid.identityUuid;
const nobody = "00000000-0000-4000-a000-000000000000";
const activeMeans = (kind: string) =>
  inger.authenticators.find((one) => one.kind === kind && one.state === "active")?.id ?? "";

interface Bench {
  readonly mitid: MitidPort;
  readonly stand: Stand;
  /** On the present version, under a key of its own. */
  readonly opening: () => Promise<OpeningOrder>;
  readonly does: (action: string, more?: object) => Promise<Response>;
  readonly lastCode: () => Promise<{ readonly code: string } | undefined>;
}

export async function openAndReissue(mitid: MitidPort, stand: Stand): Promise<void> {
  let orders = 0;
  const bench: Bench = {
    mitid,
    stand,
    async opening() {
      const found = await mitid.findIdentity({ by: "uuid", uuid });
      orders += 1;
      const idempotencyKey = `opening-${orders}-key`;
      return { identityUuid: uuid, idempotencyKey, reason: "lost", identityVersion: found?.version ?? 0 };
    },
    does: (action, more = {}) =>
      stand.control("POST", "/mitid/_control/citizen", { identityUuid: uuid, action, ...more }),
    async lastCode() {
      const listed: unknown = await (await stand.control("GET", "/mitid/_control/codes")).json();
      return z
        .array(z.object({ code: z.string() }))
        .parse(listed)
        .at(-1);
    },
  };
  await reopenAndLift(bench);
  await lockAndBlock(bench);
  await activate(bench);
  await renew(bench);
}

async function reopenAndLift({ mitid, stand, opening }: Bench): Promise<void> {
  await mitid.reopenIdentity({ ...(await opening()), identityVersion: 1 });
  await mitid.reopenIdentity(await opening());
  await mitid.hold({ ...(await opening()), minutes: 1440 });
  await mitid.liftHold(await opening());
  await mitid.liftHold(await opening());
  await mitid.hold({ ...(await opening()), minutes: 1440 });
  stand.clock.turn(hours(25));
}

/** A lock-out that is lifted, and one that goes over into a block. */
async function lockAndBlock({ mitid, opening, does }: Bench): Promise<void> {
  const authenticatorId = activeMeans("chip");
  for (let tries = 0; tries < 3; tries += 1) await does("wrongPin", { authenticatorId });
  await mitid.unlockAuthenticator({ ...(await opening()), authenticatorId });
  await mitid.unlockAuthenticator({ ...(await opening()), authenticatorId: nobody });
  for (let tries = 0; tries < 6; tries += 1) await does("wrongPin", { authenticatorId });
}

/** Codes that are replaced, used, refused and left until they expire. */
async function activate({ mitid, stand, opening, does, lastCode }: Bench): Promise<void> {
  const order = { authenticatorId: null, channel: "sms" } as const;
  await mitid.issueActivationCode({ ...(await opening()), ...order });
  await mitid.issueActivationCode({ ...(await opening()), ...order });
  await does("enterActivationCode", await lastCode());
  const authenticatorId = activeMeans("codeApp");
  await mitid.issueActivationCode({ ...(await opening()), ...order, authenticatorId });
  await mitid.issueActivationCode({ ...(await opening()), ...order, channel: "paper" });
  stand.clock.turn(hours(48));
}

async function renew({ mitid, opening, does, lastCode }: Bench): Promise<void> {
  await mitid.issueTemporaryPassword(await opening());
  await does("useTemporaryPassword", await lastCode());
  const pin = await mitid.issueTemporaryPin(await opening());
  await mitid.issueTemporaryPin(await opening());
  await mitid.cancelReissue({ ...(await opening()), reference: pin.reference ?? "" });
  await mitid.cancelReissue({ ...(await opening()), reference: nobody });
  await mitid.issueTemporaryPin(await opening());
  await does("useTemporaryPin", await lastCode());
  await mitid.orderAuthenticator({ ...(await opening()), kind: "codeDisplay" });
  await does("sendParcel");
  await mitid.orderAuthenticator({ ...(await opening()), kind: "chip" });
  await does("changePhone", { phone: "+4520009999" });
  await mitid.issueTemporaryPin(await opening());
}
