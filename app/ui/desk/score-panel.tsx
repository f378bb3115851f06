/** Points so far, each answer with its weight, and how many wrong ones are left. */
import type { ProofView, QuestionView } from "../../../db/views/case-proof.ts";
import { Icon, type IconName } from "../icons.tsx";
import { useWords } from "./words.ts";

const LOOKS = {
  matches: { icon: "check", colour: "c-ok" },
  differs: { icon: "close", colour: "c-danger" },
  unknown: { icon: "minus", colour: "" },
  skipped: { icon: "minus", colour: "" },
} as const satisfies Record<string, { icon: IconName; colour: string }>;

export function ScorePanel({ proof }: { readonly proof: ProofView }) {
  const { t } = useWords();
  const points = proof.round?.points ?? 0;
  return (
    <div className="score" role="group" aria-label={t("case.score.label")}>
      <div className="score-sum">
        <span className="figure">{points}</span>
        <span className="muted">{t("case.score.of", { count: proof.pointsNeeded })}</span>
      </div>
      <progress
        className="meter"
        max={proof.pointsNeeded}
        value={Math.min(points, proof.pointsNeeded)}
        aria-label={t("case.score.label")}
      />
      <ul className="answered">
        {proof.round?.questions.map((question) => (
          <Answered key={question.id} question={question} />
        ))}
      </ul>
      <WrongLeft proof={proof} />
      <p className="small muted">{t("case.score.quiet")}</p>
    </div>
  );
}

function Answered({ question }: { readonly question: QuestionView }) {
  const { t } = useWords();
  const kind = t(`case.kinds.${question.kind}`);
  if (question.outcome === null) {
    return (
      <li className="muted">
        <Icon name="arrow-forward" />
        <span className="ell">{kind}</span>
        <span className="right nw">{t("case.score.upTo", { count: question.weight })}</span>
      </li>
    );
  }
  const { icon, colour } = LOOKS[question.outcome];
  return (
    <li>
      <span className={`st ${colour}`}>
        <Icon name={icon} />
        {t(`case.outcomes.${question.outcome}`)}
      </span>
      <span className="muted ell">{kind}</span>
      <b className="right pts">{question.outcome === "matches" ? `+${String(question.weight)}` : "0"}</b>
    </li>
  );
}

function WrongLeft({ proof }: { readonly proof: ProofView }) {
  const { t } = useWords();
  if (proof.round?.state !== "open") return null;
  const { wrongLeft } = proof.round;
  if (wrongLeft === 0) return <p className="small c-warn">{t("case.score.wrongNone")}</p>;
  const words =
    wrongLeft === 1 ? t("case.score.wrongLeftOne") : t("case.score.wrongLeft", { count: wrongLeft });
  return <p className="small muted">{words}</p>;
}
