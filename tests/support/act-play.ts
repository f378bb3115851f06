/** What anybody may order and what may happen meanwhile, done to one person on the act bench. */
import { escalateOverdue } from "../../app/commands/escalate-overdue.ts";
import { minutes, type Milliseconds } from "../../app/domain/duration.ts";
import type { ActOrder } from "../../app/domain/protection/order.ts";
import { DEMO_PEOPLE, type DemoPerson } from "../../integrations/people.ts";
import { meansOf, type ActBench } from "./act-bench.ts";
import { CLAIMED, CONFIRMED, IN_PERSON, openScene, STRONG, type ActScene } from "./act-scene.ts";
import { codeOf, enter } from "./reissue-bench.ts";

export const KINDS = [
  ...(["hold", "suspend", "block", "liftHold", "liftLockout", "reopen"] as const),
  ...(["activationCode", "temporaryPassword", "temporaryPin", "orderMeans"] as const),
];
export const PROOFS = [null, CLAIMED, CONFIRMED, STRONG, IN_PERSON] as const;
export const HAPPENS = [
  ...(["deliver", "deliver", "readLog", "enterCode", "lockOut"] as const),
  ...(["isDown", "answersGetLost", "isBack", "timePasses", "escalate"] as const),
];

export interface Order {
  readonly kind: (typeof KINDS)[number];
  readonly role: "agent" | "clerk";
  readonly proof: (typeof PROOFS)[number];
}
export type Step = Order | (typeof HAPPENS)[number];

export const PEOPLE = DEMO_PEOPLE.filter(
  ({ mitid, authenticators, addressProtected }) =>
    mitid.state === "active" &&
    !addressProtected &&
    authenticators.some(({ kind, state }) => kind === "codeApp" && state === "active"),
).slice(0, 5);

/** One person, whoever has a case about them, and what was accepted so far. */
export interface Play {
  readonly bench: ActBench;
  readonly person: DemoPerson;
  readonly scenes: Map<string, ActScene>;
  readonly actIds: string[];
  now: Milliseconds;
}

function orderOf({ kind }: Order, person: DemoPerson): ActOrder {
  if (kind === "block" || kind === "liftLockout")
    return { kind, authenticatorId: meansOf(person, "codeApp") };
  if (kind === "activationCode") return { kind, authenticatorId: null, delivery: "sms" };
  return kind === "orderMeans" ? { kind, means: "codeReader" } : { kind };
}

/** Each asker has a case of their own, and looks at MitID before they order, where it answers. */
async function place(play: Play, order: Order): Promise<void> {
  const key = `${order.role} ${order.proof?.level ?? "none"}`;
  const known = play.scenes.get(key);
  const { role, proof } = order;
  const scene =
    known ?? (await openScene(play.bench, play.person, proof === null ? { role } : { role, proof }));
  play.scenes.set(key, scene);
  if (known !== undefined) await scene.look();
  const ruling = await scene.place(orderOf(order, play.person));
  if (ruling.allowed) play.actIds.push(ruling.value.actId);
}

async function lockOut({ bench, person: { mitid, authenticators } }: Play): Promise<void> {
  const authenticatorId = authenticators.find(({ kind }) => kind === "codeApp")?.id;
  const wrong = { action: "wrongPin", identityUuid: mitid.identityUuid, authenticatorId };
  for (let tries = 0; tries < 3; tries += 1) await bench.control("/mitid/_control/citizen", wrong);
}

export async function perform(play: Play, step: Step): Promise<void> {
  if (typeof step === "object") return place(play, step);
  switch (step) {
    case "deliver":
      return play.bench.deliver();
    case "readLog":
      return play.bench.work();
    case "enterCode":
      return void (await enter(
        play.bench,
        play.person,
        "enterActivationCode",
        await codeOf(play.bench, play.person),
      ));
    case "lockOut":
      return lockOut(play);
    case "isDown":
      return play.bench.fault({ kind: "down" });
    case "answersGetLost":
      return play.bench.fault({ kind: "after-success-lost" });
    case "isBack":
      return play.bench.clearFaults();
    case "timePasses":
      play.now += minutes(21);
      return play.bench.setClock(play.now);
    case "escalate":
      return void (await escalateOverdue(play.bench.context));
    default:
      return step satisfies never;
  }
}
