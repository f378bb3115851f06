/** One section of limits to fill in. */
import { PROOF_LEVELS } from "../../domain/verification/level.ts";
import { useApprovalWords } from "../approvals/words.ts";
import { Amount, Choice, Parts } from "./fields.tsx";
import { ruleNames } from "./rule-names.ts";
import { fieldKindOf, partsOf, type Leaf, type Section } from "./rules-model.ts";

const LEVELS = PROOF_LEVELS.filter((level) => level !== "none");
const ROLES = ["agent", "specialist", "teamLead"] as const;

interface SectionFieldsProps {
  readonly section: Section;
  readonly faulty: (path: string) => boolean;
}

export function SectionFields({ section: { name, leaves }, faulty }: SectionFieldsProps) {
  const names = ruleNames(useApprovalWords());
  return (
    <details className="panel rules-act" open={faulty(name)}>
      <summary className="h">
        <h3>{names.part(name)}</h3>
      </summary>
      <div className="rules-fields">
        {leaves.map((leaf) => (
          <LeafField key={leaf[0]} leaf={leaf} isFaulty={faulty(leaf[0])} />
        ))}
      </div>
    </details>
  );
}

function LeafField({ leaf: [path, text], isFaulty }: { readonly leaf: Leaf; readonly isFaulty: boolean }) {
  const words = useApprovalWords();
  const label = ruleNames(words).within(path);
  switch (fieldKindOf(path)) {
    case "level":
      return <Choice path={path} label={label} options={LEVELS} value={text} />;
    case "levelOrNone":
      return (
        <Choice
          path={path}
          label={label}
          options={["-", ...LEVELS]}
          value={text}
          none={words.t("versions.adds")}
        />
      );
    case "roles":
      return <Parts path={path} label={label} options={ROLES} chosen={partsOf(text)} />;
    case "number":
      return <Amount path={path} label={label} value={text} isFaulty={isFaulty} />;
  }
}
