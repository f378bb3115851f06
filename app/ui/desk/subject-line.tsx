/** Who the case is about, and how sure we are. */
import type { ProofView } from "../../../db/views/case-proof.ts";
import type { SubjectView } from "../../../db/views/case-subject.ts";
import { Icon } from "../icons.tsx";
import { Remaining } from "./clock.tsx";
import { LevelChip } from "./level-chip.tsx";
import { useWords } from "./words.ts";

interface SubjectLineProps {
  readonly subject: SubjectView | null;
  readonly proof: ProofView | null;
}

export function SubjectLine({ subject, proof }: SubjectLineProps) {
  const { t } = useWords();
  if (subject === null || proof === null) return null;
  return (
    <section className="subj" aria-label={t("case.subject.label")}>
      <Name subject={subject} />
      {subject.maskedCpr === null ? null : <span>{subject.maskedCpr}</span>}
      {subject.checkDigitFails ? (
        <span className="st c-warn">
          <Icon name="help" />
          {t("case.subject.checkDigit")}
        </span>
      ) : null}
      {subject.age === null ? null : <span>{t("case.subject.age", { count: subject.age })}</span>}
      {subject.municipality === null ? null : (
        <span>{t("case.subject.municipality", { name: subject.municipality })}</span>
      )}
      {subject.addressProtected ? <Hidden words={t("case.subject.addressProtected")} /> : null}
      <span className="right">
        <LevelChip level={proof.level} expired={proof.expired} />
        {proof.expiresAt === null ? null : (
          <span className="small muted nw">
            {t("case.subject.expires")} <Remaining until={proof.expiresAt} />
          </span>
        )}
      </span>
    </section>
  );
}

function Name({ subject }: { readonly subject: SubjectView }) {
  const { t } = useWords();
  if (subject.name !== null) return <b>{subject.name.full}</b>;
  return subject.nameProtected ? (
    <Hidden words={t("case.subject.nameProtected")} />
  ) : (
    <b>{t("case.subject.nameUnknown")}</b>
  );
}

function Hidden({ words }: { readonly words: string }) {
  return (
    <span className="st">
      <Icon name="visibility-off" />
      {words}
    </span>
  );
}
