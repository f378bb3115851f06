/** The pages of the four machines: a picture, and a table of everything that moves. */
import { authenticatorMachine } from "../../app/domain/protection/authenticator-machine.ts";
import { identityMachine } from "../../app/domain/protection/identity-machine.ts";
import type { Edge, Machine } from "../../app/domain/protection/machine.ts";
import {
  codeMoves,
  drawAct,
  drawAuthenticator,
  drawCode,
  drawIdentity,
  type Drawn,
  type Move,
} from "./moves.ts";
import { diagram, NOTE, table, yesNo } from "./page.ts";
import * as words from "./words.ts";

const EDGE_HEAD = [
  "Event",
  "From",
  "To",
  "Who may",
  "Minimum level",
  "Four eyes",
  "Notice",
  "Decision letter",
  "Rule",
];

/** Where nobody at the line or the counter causes it, there is no level to ask for. */
function edges<State extends string, Event extends string>(
  { edges: all }: Machine<State, Event>,
  states: { readonly [One in State]: string },
  events: { readonly [One in Event]: string },
): string {
  return table(
    EDGE_HEAD,
    all.map((edge) => [
      events[edge.event],
      edge.from.map((state) => states[state]).join(", "),
      states[edge.to],
      edge.by.map((cause) => words.CAUSE[cause]).join(", "),
      edge.act === null ? "–" : words.LEVEL[edge.leastLevel],
      words.FOUR_EYES[edge.fourEyes],
      noticeOf(edge),
      words.LETTER[edge.letter],
      edge.source,
    ]),
  );
}

/** What happens at MitID without an order of ours is told by MitID; what the register says is told by us. */
const noticeOf = ({ notice, act, by }: Pick<Edge<string, string>, "notice" | "act" | "by">): string =>
  notice && act === null && !by.includes("register") ? "by MitID" : yesNo(notice);

function page(title: string, about: string, drawn: Drawn, list: string): string {
  return [`# ${title}`, about, diagram(drawn), list, NOTE].join("\n\n");
}

const word = (drawn: Drawn, id: string): string => drawn.states.find((one) => one.id === id)?.word ?? id;

const plainMoves = (drawn: Drawn): string =>
  table(
    ["Event", "From", "To"],
    drawn.moves.map(({ label, from, to }: Move) => [label, word(drawn, from), word(drawn, to)]),
  );

export const identityPage = (): string =>
  page(
    "A MitID identity",
    "What can happen to a whole MitID. Each authenticator keeps its own state beneath, and opens something only while the identity is active.",
    drawIdentity(),
    edges(identityMachine, words.IDENTITY_STATE, words.IDENTITY_EVENT),
  );

export const authenticatorPage = (): string =>
  page(
    "An authenticator",
    "What can happen to one login means. A blocked kodeviser or kodeoplæser never returns; a chip returns only as a new authenticator.",
    drawAuthenticator(),
    edges(authenticatorMachine, words.AUTHENTICATOR_STATE, words.AUTHENTICATOR_EVENT),
  );

export const codePage = (): string => {
  const drawn = drawCode();
  return page(
    "An activation code",
    "What can happen to one activation code. It dies of wrong tries; the authenticator that it is for knows nothing of them. Who may have one sent is in [acts.md](acts.md).",
    drawn,
    table(
      ["Event", "From", "To", "Who"],
      codeMoves().map(({ label, from, to, by }) => [label, word(drawn, from), word(drawn, to), by]),
    ),
  );
};

export const actPage = (): string => {
  const drawn = drawAct();
  return page(
    "An act",
    "How an order on somebody's access moves: forward only. What each act needs, and who may, is in [acts.md](acts.md). A row begins with its decision: what waits for a colleague is a proposal, and what a caller keyed in is a request for a hold until it has been matched. An act past its deadline is escalated to a person and stays under way: escalation is a state of its target systems, not an end.",
    drawn,
    plainMoves(drawn),
  );
};
