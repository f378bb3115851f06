/** One section of limits to fill in. */
import { APPROVER_ROLES } from "../../domain/policy/laxities.ts";
import { METHOD_BOUNDS } from "../../domain/policy/method-bounds.ts";
import {
  atLeast,
  PROOF_LEVELS,
  VERIFICATION_METHODS,
  type ProofLevel,
} from "../../domain/verification/level.ts";
import { useApprovalWords } from "../approvals/words.ts";
import { Amount, Choice, Parts } from "./fields.tsx";
import { ruleNames } from "./rule-names.ts";
import { fieldKindOf, partsOf, type Leaf, type Section } from "./rules-model.ts";

const upTo = (most: ProofLevel | null, least: ProofLevel): readonly ProofLevel[] =>
  most === null ? [] : PROOF_LEVELS.filter((level) => atLeast(level, least) && atLeast(most, level));

/** What a proof by the method of this path may be worth. */
function worthsOf(path: string) {
  const method = VERIFICATION_METHODS.find((known) => path.startsWith(`methods.${known}.`));
  const most = method === undefined ? null : METHOD_BOUNDS[method];
  return {
    alone: upTo(most?.alone ?? null, "claimed"),
    onConfirmed: ["-", ...upTo(most?.onConfirmed ?? null, "confirmed")],
  };
}

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
      return <Choice path={path} label={label} options={worthsOf(path).alone} value={text} />;
    case "levelOrNone":
      return (
        <Choice
          path={path}
          label={label}
          options={worthsOf(path).onConfirmed}
          value={text}
          none={words.t("versions.adds")}
        />
      );
    case "roles":
      return <Parts path={path} label={label} options={APPROVER_ROLES} chosen={partsOf(text)} />;
    case "number":
      return <Amount path={path} label={label} value={text} isFaulty={isFaulty} />;
  }
}
