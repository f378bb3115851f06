/** What was proposed in this case for a colleague to decide, and what has become of it. */
import { Link } from "@remix-run/react";
import type { CaseView } from "../../../db/views/case.ts";
import type { CaseProposal } from "../../../db/views/case-proposals.ts";
import { Icon, type IconName } from "../icons.tsx";
import { titled, useActWords } from "./acts/words.ts";
import { clockTime } from "./format.ts";

const LOOKS: {
  readonly [State in CaseProposal["freshness"]]: { readonly icon: IconName; readonly colour: string };
} = {
  fresh: { icon: "hourglass", colour: "c-warn" },
  soon: { icon: "hourglass", colour: "c-danger" },
  own: { icon: "hourglass", colour: "c-warn" },
  stale: { icon: "refresh", colour: "c-warn" },
  expired: { icon: "time", colour: "muted" },
  approved: { icon: "success", colour: "c-ok" },
  refused: { icon: "error", colour: "c-danger" },
  withdrawn: { icon: "close", colour: "muted" },
};

export function ProposalsPanel({ view }: { readonly view: CaseView }) {
  const { t } = useActWords();
  if (view.proposals.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="proposals-title">
      <div className="h low">
        <h2 id="proposals-title">{t("proposals.title")}</h2>
      </div>
      <ul className="proposals">
        {view.proposals.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </section>
  );
}

function ProposalRow({ proposal }: { readonly proposal: CaseProposal }) {
  const { t, nameOf } = useActWords();
  const { act, freshness, words } = proposal;
  const { icon, colour } = LOOKS[freshness];
  const name = titled(nameOf(act));
  const who = act.requester === "subject" ? null : t(`requester.${act.requester}`);
  return (
    <li className="act">
      <Icon name="how-to-reg" />
      <div>
        <div className="t">{[name, who].filter((part) => part !== null).join(" · ")}</div>
        <div className="d">
          <span className={`st ${colour}`}>
            <Icon name={icon} />
            {t(`proposals.states.${freshness}`)}
          </span>{" "}
          <When proposal={proposal} />
        </div>
        {words === null || words === "" ? null : <div className="d">{t("proposals.words", { words })}</div>}
      </div>
      <Link className="btn sm" to={`/agent/godkend/${proposal.id}`}>
        {t("proposals.open")}
        <span className="vh">: {name}</span>
      </Link>
    </li>
  );
}

function When({ proposal }: { readonly proposal: CaseProposal }) {
  const { t } = useActWords();
  const { decidedAt, decidedBy, expiresAt, freshness } = proposal;
  if (decidedAt !== null && decidedBy !== null)
    return <>{t("proposals.at", { time: clockTime(decidedAt), name: decidedBy })}</>;
  if (freshness === "expired" || freshness === "stale") return null;
  return <>{t("proposals.until", { time: clockTime(expiresAt) })}</>;
}
