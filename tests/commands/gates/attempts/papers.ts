/** Attempts of one person alone at what two must carry, and on papers of somebody else. */
import { act, proof, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { text, type Row } from "./scene.ts";

const HOLD: Row = { kind: text("hold"), hold_until: "now() + interval '1 hour'" };

export const PAPERS: readonly Attempt[] = [
  {
    title: "what nobody does alone, with the strongest proof",
    code: "FL015",
    given: [
      proof({
        level: text("inPerson"),
        method: text("documentCheck"),
        actor_kind: text("clerk"),
        actor_id: text(at.CLERK),
      }),
    ],
    does: act({ kind: text("revoke"), actor_kind: text("clerk"), actor_id: text(at.CLERK) }),
    as: { id: at.CLERK, kind: "clerk" },
  },
  {
    title: "a stop for somebody else with the person's own proof",
    code: "FL015",
    given: [proof()],
    does: act({ requester: text("bank"), reason: text("reported") }),
  },
  {
    title: "a hold for somebody else on paper",
    code: null,
    given: [proof({ method: text("representation") }), onPaper("bank")],
    does: act({ ...HOLD, requester: text("bank"), reason: text("reported") }),
  },
  {
    title: "a suspension for somebody else on a paper that was only heard of",
    code: "FL043",
    given: [proof({ method: text("representation") }), onPaper("bank")],
    does: act({ requester: text("bank"), reason: text("reported") }),
  },
  {
    title: "a hold for somebody else on the paper of a third",
    code: "FL043",
    given: [proof({ method: text("representation") }), onPaper("bank")],
    does: act({ ...HOLD, requester: text("police"), reason: text("reported") }),
  },
  {
    title: "the person's own wish on somebody else's paper",
    code: "FL043",
    given: [proof({ method: text("representation") }), onPaper("bank")],
    does: act({ ...HOLD }),
  },
  ...Object.entries({
    "of another case": { case_id: text(at.SECOND_CASE) },
    "about somebody else": { case_id: text(at.OTHER_CASE), citizen_id: text(at.OTHER_CITIZEN) },
    "that a colleague has seen": { actor_id: text(at.OTHER_AGENT) },
    "that was seen at a counter": { actor_kind: text("clerk") },
    "that nobody has shown": { documentation: text("none") },
    "of an hour ago": { at: "now() - interval '1 hour'" },
  }).map(([whose, over]): Attempt => ({
    title: `a hold on a paper ${whose}`,
    code: "FL043",
    given: [proof({ method: text("representation") }), onPaper("bank", over)],
    does: act({ ...HOLD, requester: text("bank"), reason: text("reported") }),
  })),
  {
    title: "a suspension on a paper alone",
    code: "FL043",
    given: [proof({ method: text("representation") }), onPaper("bank")],
    does: act({ requester: text("bank"), reason: text("reported") }),
  },
];

function onPaper(requester: string, over: Row = {}): string {
  return at.insertInto("representations", {
    case_id: text(at.CASE),
    citizen_id: text(at.CITIZEN),
    requester: text(requester),
    documentation: text("officialCallBack"),
    actor_kind: text("agent"),
    actor_id: text(at.AGENT),
    ...over,
  });
}
