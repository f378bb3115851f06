/** Every way to prove oneself beside the questions: what it is worth, what is left of it, and why it is closed. */
import { atLeast } from "../../../domain/verification/level.ts";
import { Icon } from "../../icons.tsx";
import { ApprovalWay } from "./approval-way.tsx";
import { BlockingCodeWay } from "./blocking-code-way.tsx";
import { CodeWay } from "./code-way.tsx";
import { DocumentWay } from "./document-way.tsx";
import { RepresentationWay } from "./representation-way.tsx";
import { Way, type WayProps } from "./way.tsx";
import { useVerifyWords } from "./words.ts";

export default function Ways(way: WayProps) {
  const { t } = useVerifyWords();
  const { verify, level } = way;
  const meet = { title: t("meet.title"), worth: verify.worth.documentCheck, level, closed: t("meet.only") };
  return (
    <section className="ways" aria-labelledby="ways-title">
      <div className="h low">
        <h2 id="ways-title">{t("title")}</h2>
        <span className="small muted right only-wide">{t("lead")}</span>
      </div>
      {atLeast(level, "strong") ? <Strong /> : null}
      <CodeWay {...way} />
      <DocumentWay {...way} />
      <ApprovalWay {...way} />
      <RepresentationWay {...way} />
      <BlockingCodeWay {...way} />
      <Way icon="person" {...meet} />
    </section>
  );
}

function Strong() {
  const { t } = useVerifyWords();
  return (
    <div className="notice ok" role="status">
      <Icon name="success" size={20} />
      <p className="grow">{t("strong")}</p>
    </div>
  );
}
