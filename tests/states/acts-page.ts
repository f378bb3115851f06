/** The page of all acts: who may do what at which level, asked of the one decision itself under the policy in force. */
import { MOVERS, type Mover } from "../../app/domain/actor.ts";
import { floorOf } from "../../app/domain/policy/floor.ts";
import { ACT_KINDS, isReissue, type ActKind } from "../../app/domain/protection/acts.ts";
import { authenticatorMachine } from "../../app/domain/protection/authenticator-machine.ts";
import { decideAct } from "../../app/domain/protection/decide.ts";
import { identityMachine } from "../../app/domain/protection/identity-machine.ts";
import {
  PROOF_LEVELS,
  VERIFICATION_METHODS,
  type ProofLevel,
  type VerificationMethod,
} from "../../app/domain/verification/level.ts";
import { REGISTERS_WORD } from "../../app/domain/protection/register.ts";
import { TARGETS } from "../../app/domain/protection/targets.ts";
import { carriesAlone, REPRESENTATION, REQUESTERS } from "../../app/domain/verification/representation.ts";
import { facts, policy } from "../support/act-facts.ts";
import { NOTE, table, yesNo } from "./page.ts";
import * as words from "./words.ts";

type Answer = "yes" | "with a colleague" | "no";

/** What comes of the act when everything but the proof is in order. */
export function answerTo(kind: ActKind, mover: Mover, level: ProofLevel): Answer {
  const may = (isApproved: boolean): boolean =>
    methodsFor(level).some((methods) => {
      const proofs = methods.map((method) => ({ id: method, level, method }));
      return decideAct(policy, facts(kind, { mover, proofs, hadProof: false, isApproved })).allowed;
    });
  if (may(false)) return "yes";
  return may(true) ? "with a colleague" : "no";
}

const methodsFor = (level: ProofLevel): readonly (readonly VerificationMethod[])[] =>
  level === "none" ? [[]] : VERIFICATION_METHODS.map((method) => [method]);

const edgeOf = (kind: ActKind) =>
  [...identityMachine.edges, ...authenticatorMachine.edges].find(({ act }) => act === kind);

function rulesOf(kind: ActKind): readonly string[] {
  const edge = edgeOf(kind);
  const least = floorOf(kind);
  return [
    words.ACT[kind],
    words.LEVEL[least.leastLevel],
    words.FOUR_EYES[policy.acts[kind].fourEyes],
    // What gives new means always tells every contact on file; the machines say it of the rest.
    yesNo(edge?.notice ?? isReissue(kind)),
    words.LETTER[edge?.letter ?? "never"],
    TARGETS[kind].map((system) => words.TARGET[system]).join(", "),
  ];
}

function section(kind: ActKind): string {
  const rows = MOVERS.map((mover) => [
    words.MOVER[mover],
    ...PROOF_LEVELS.map((level) => answerTo(kind, mover, level)),
    (mover === "system" ? [] : (policy.acts[kind][mover]?.methods ?? []))
      .map((method) => words.METHOD[method])
      .join(", "),
  ]);
  const head = ["Who", ...PROOF_LEVELS.map((level) => words.LEVEL[level]), "Proven by"];
  return `### ${words.ACT[kind]}\n\n${table(head, rows)}`;
}

const methods = (): string =>
  table(
    ["Proof", "By itself", "On top of confirmed", "Lives (minutes)"],
    VERIFICATION_METHODS.map((method) => {
      const { alone, onConfirmed, minutes } = policy.methods[method];
      const more = onConfirmed === null ? "–" : words.LEVEL[onConfirmed];
      return [words.METHOD[method], words.LEVEL[alone], more, String(minutes)];
    }),
  );

const others = (): string =>
  table(
    [
      "Who asks for the person",
      "May ask for",
      "Their paper",
      "Alone on the telephone",
      "Alone at the counter",
    ],
    REQUESTERS.flatMap((requester) => {
      if (requester === "subject") return [];
      const { may, papers } = REPRESENTATION[requester];
      const carried = papers.map((paper) => words.PAPER[paper]).join(", ");
      const alone = (mover: Mover) => listed(may.filter((kind) => carriesAlone(requester, kind, mover)));
      return [
        [
          words.REQUESTER[requester],
          listed(may),
          carried === "" ? "–" : carried,
          alone("agent"),
          alone("clerk"),
        ],
      ];
    }),
  );

const listed = (kinds: readonly ActKind[]): string => (kinds.length === 0 ? "–" : kinds.join(", "));

const register = (): string =>
  table(
    ["The CPR register says", "The system may do by itself", "Two people may"],
    Object.entries(REGISTERS_WORD).map(([event, { atOnce, withColleague }]) => [
      identityMachine.events
        .filter((one) => one === event)
        .map((one) => words.IDENTITY_EVENT[one])
        .join(""),
      atOnce ?? "–",
      withColleague ?? "–",
    ]),
  );

/** `policyId` is the number under which the policy stands in the database. */
export const actsPage = (policyId: number): string =>
  [
    "# Every act, every level, everybody",
    `What may be done to somebody's access under policy version ${String(policyId)}. Every cell is what the one decision (\`decideAct\`) says when all but the proof is in order; what else an act needs (a contact unchanged for 120 hours, an address that is not too new, one open order of a kind) is left out here.`,
    "## What each act brings along",
    table(
      [
        "Act",
        "No policy may ask for less than",
        "Four eyes",
        "Notice to all contacts",
        "Decision letter",
        "Is told to",
      ],
      ACT_KINDS.map(rulesOf),
    ),
    "## Who may, at which level",
    ...ACT_KINDS.map(section),
    "## What proofs are worth",
    methods(),
    "## When somebody else asks",
    "What their paper does not carry alone takes a colleague besides, and what they may not ask for nobody does for them.",
    others(),
    "## What the CPR register's word carries",
    register(),
    NOTE,
  ].join("\n\n");
