/** Walks by chance: orders that bring all they need, orders that lack one thing, and what happens by itself. */
import fc from "fast-check";
import type { Mover } from "../../../app/domain/actor.ts";
import { ACT_KINDS, DELIVERIES, ORDERABLE_MEANS } from "../../../app/domain/protection/acts.ts";
import {
  authenticatorMachine,
  type AuthenticatorEvent,
} from "../../../app/domain/protection/authenticator-machine.ts";
import type { LiveProof } from "../../../app/domain/protection/facts.ts";
import { identityMachine, type IdentityEvent } from "../../../app/domain/protection/identity-machine.ts";
import {
  PROOF_LEVELS,
  VERIFICATION_METHODS,
  type ProofLevel,
} from "../../../app/domain/verification/level.ts";
import { REQUESTERS, type Requester } from "../../../app/domain/verification/representation.ts";
import { START, type Order, type Step } from "./world.ts";

const MOVERS: readonly Mover[] = ["agent", "clerk", "caller", "citizen", "system"];
const [waiting, locked] = (["notActivated", "temporarilyLocked"] as const).map((wanted) =>
  START.means.findIndex(({ state }) => state === wanted),
);
/** Any place, and rather often one where something waits to be opened. */
const place = fc.oneof(fc.constantFrom(waiting ?? 0, locked ?? 0), fc.nat({ max: 11 }));

/** By every way at once, so that the level alone decides. */
const proofsAt = (level: ProofLevel): readonly LiveProof[] =>
  VERIFICATION_METHODS.map((method) => ({ id: "proof", level, method }));

/** Wanted by the person, placed at the counter with every proof that there is, and approved. */
const COMPLETE: Order = {
  step: "order",
  kind: "hold",
  mover: "clerk",
  requester: "subject",
  proofs: proofsAt("inPerson"),
  isApproved: true,
  about: 0,
  over: {},
};

const code: Step = { ...COMPLETE, kind: "activationCode", about: waiting ?? 0 };
const wrongTry: Step = { step: "enterCode", isRight: false, about: 0 };

/** Where something can be opened: held, suspended, with a living code, a parcel on its way, or a code at its end. */
const BEGINNINGS: readonly (readonly Step[])[] = [
  [],
  [{ ...COMPLETE, kind: "hold" }],
  [{ ...COMPLETE, kind: "suspend" }],
  [code],
  [{ ...COMPLETE, kind: "orderMeans" }],
  [code, wrongTry, wrongTry],
  [code, wrongTry, wrongTry, wrongTry],
];

const OPENING = ["liftHold", "liftLockout", "reopen", "activationCode", "orderMeans"] as const;

const complete: fc.Arbitrary<Order> = fc
  .record({
    kind: fc.constantFrom(...OPENING),
    mover: fc.constantFrom<Mover[]>("agent", "clerk", "clerk", "clerk", "citizen"),
    level: fc.constantFrom<ProofLevel[]>("confirmed", "strong", "inPerson", "inPerson", "inPerson"),
    about: place,
  })
  .map(({ level, ...order }) => ({ ...COMPLETE, proofs: proofsAt(level), ...order }));

const LACKS: readonly Partial<Order>[] = [
  { proofs: [] },
  { proofs: proofsAt("none") },
  { proofs: proofsAt("claimed") },
  { proofs: proofsAt("strong"), mover: "clerk" },
  { proofs: [{ id: "proof", level: "inPerson", method: "blockingCode" }] },
  { proofs: [{ id: "proof", level: "inPerson", method: "representation" }] },
  { mover: "caller" },
  { mover: "citizen" },
  { mover: "system" },
  { over: { failuresLately: 3 }, mover: "agent" },
  ...REQUESTERS.filter((one) => one !== "subject").map((requester) => ({ requester })),
];

const lacking: fc.Arbitrary<Order> = fc
  .tuple(complete, fc.constantFrom(...LACKS))
  .map(([order, lack]) => ({ ...order, ...lack }));

const anyOrder: fc.Arbitrary<Order> = fc.record({
  step: fc.constant("order"),
  kind: fc.constantFrom(...ACT_KINDS),
  mover: fc.constantFrom(...MOVERS),
  requester: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Requester>("subject") },
    fc.constantFrom(...REQUESTERS),
  ),
  proofs: fc.array(
    fc.record({
      id: fc.constant("proof"),
      level: fc.constantFrom(...PROOF_LEVELS),
      method: fc.constantFrom(...VERIFICATION_METHODS),
    }),
    { maxLength: 3 },
  ),
  isApproved: fc.boolean(),
  about: place,
  over: fc.record(
    {
      orderedMeans: fc.constantFrom(...ORDERABLE_MEANS),
      delivery: fc.constantFrom(...DELIVERIES),
      contactAgeHours: fc.nat({ max: 400 }),
      failuresLately: fc.nat({ max: 3 }),
      hadProof: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
});

/** A weak stop, so that there is again something to open. */
const stop: fc.Arbitrary<Order> = fc
  .constantFrom("hold", "suspend")
  .map((kind): Order => ({ ...COMPLETE, kind }));

/** What happens without an order of ours; a means is activated by its code alone. Death is rare: little follows it. */
const byItself = {
  identity: identityMachine.edges.flatMap(({ act, event, from, to }) =>
    act === null ? Array<IdentityEvent>(to === "active" && from.includes("held") ? 16 : 1).fill(event) : [],
  ),
  means: authenticatorMachine.edges.flatMap(({ act, event }) =>
    act === null && event !== "activate"
      ? Array<AuthenticatorEvent>(event === "lockOut" ? 4 : 1).fill(event)
      : [],
  ),
};

const step = fc.oneof<fc.MaybeWeightedArbitrary<Step>[]>(
  { weight: 5, arbitrary: complete },
  { weight: 6, arbitrary: lacking },
  { weight: 3, arbitrary: anyOrder },
  { weight: 2, arbitrary: stop },
  { weight: 2, arbitrary: fc.record({ step: fc.constant("identity"), event: fc.constantFrom(...byItself.identity) }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant("means"), event: fc.constantFrom(...byItself.means), about: place }) },
  { weight: 4, arbitrary: fc.record({ step: fc.constant("enterCode"), isRight: fc.boolean(), about: place }) },
); // prettier-ignore

/** Up to 30 steps from one of the beginnings. */
export const walk: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.constantFrom(...BEGINNINGS), fc.array(step, { maxLength: 30, size: "max" }))
  .map(([beginning, steps]) => [...beginning, ...steps]);
