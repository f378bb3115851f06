/** The MitID broker's simulator: CIBA for the demo people, with their app in the control routes. */
import type { DemoPerson } from "../../people.ts";
import type { BasicCredentials } from "../../simulator-kit/basic-auth.ts";
import type { ProblemStyle } from "../../simulator-kit/problem.ts";
import type { Simulator } from "../../simulator-kit/simulator.ts";
import { createSimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { Hindrance } from "./approval.ts";
import { createApprovals } from "./approvals.ts";
import { addCitizen } from "./control.ts";
import { addOperations } from "./operations.ts";
import { createTokenMaker } from "./tokens.ts";

export interface MitidBrokerSimulatorSettings {
  /** Client id and secret. */
  readonly credentials: BasicCredentials;
  readonly people: readonly DemoPerson[];
  readonly now: () => Date;
  /** Its own address as clients know it, such as "http://127.0.0.1:3001/mitid/broker/op". */
  readonly issuer: string;
  /** Whether a person could use the app just now; when left out, as the demo people start. */
  readonly isUsable?: ((identityUuid: string) => boolean) | undefined;
}

/** OAuth's own words for what the kit finds wrong with a request. */
const OAUTH_WORDS: Readonly<Record<string, string>> = {
  "credentials.missing": "invalid_client",
  "credentials.wrong": "invalid_client",
  "request.unreadable": "invalid_request",
};

const oauthError: ProblemStyle = ({ code, fields }) => ({
  type: "application/json",
  body: {
    error: OAUTH_WORDS[code] ?? code,
    ...(fields.length === 0 ? {} : { error_description: `Faulty: ${fields.join(", ")}` }),
  },
});

/** Serves `/mitid/broker/*` once mounted, which has to be before whatever answers for all of `/mitid`. */
export function createMitidBrokerSimulator(settings: MitidBrokerSimulatorSettings): Simulator {
  const { credentials, now, people, issuer } = settings;
  const approvals = createApprovals(hindranceOf(settings), now);
  const tokens = createTokenMaker();
  const frame = createSimulatorFrame({
    prefix: "/mitid/broker",
    credentials,
    now,
    problemStyle: oauthError,
    readsForms: true,
    reset: () => approvals.reset(),
  });
  addOperations(frame, { approvals, tokens, people, issuer, clientId: credentials.user, now });
  addCitizen(frame.control, approvals, tokens);
  return { mount: frame.mount, close: () => undefined };
}

/** MitID's codes of domain.md §1.9: nobody there, or a means that can't be used. */
function hindranceOf({ people, isUsable }: MitidBrokerSimulatorSettings): Hindrance {
  const known = new Map(people.map((person) => [person.mitid.identityUuid, person]));
  return (identityUuid) => {
    const person = known.get(identityUuid);
    if (person === undefined) return "control.identity_not_found";
    const usable = isUsable === undefined ? startsUsable(person) : isUsable(identityUuid);
    return usable ? null : "control.authenticator_cannot_be_started";
  };
}

const startsUsable = ({ mitid, authenticators }: DemoPerson): boolean =>
  mitid.state === "active" && authenticators.some((one) => one.kind === "codeApp" && one.state === "active");
