/** The decision as the person will read it. */
import type { SubjectView } from "../../../db/views/case-subject.ts";
import type { LetterPreview } from "../../http/letter-preview.ts";
import { useApprovalWords } from "./words.ts";

interface LetterPanelProps {
  readonly letter: LetterPreview;
  readonly subject: SubjectView | null;
}

export function LetterPanel({ letter, subject }: LetterPanelProps) {
  const { t } = useApprovalWords();
  const given = subject?.name?.given;
  return (
    <section className="panel">
      <div className="h">
        <h3>{given === undefined ? t("letter.titleUnknown") : t("letter.title", { name: given })}</h3>
        <span className="small muted right">{t("letter.channel")}</span>
      </div>
      <div className="pad approval-letter">
        <p className="b">{letter.label}</p>
        {letter.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className="hint">{t("letter.note")}</p>
      </div>
    </section>
  );
}
