/** What one act asks of each who may ever do it; nothing laxer than the machines allow can be chosen. */
import { eyesFor, floorOf, keptOpen, type PolicyMover } from "../../domain/policy/floor.ts";
import { mayCarry } from "../../domain/policy/method-bounds.ts";
import { ACT_KINDS, type ActKind } from "../../domain/protection/acts.ts";
import { atLeast, PROOF_LEVELS, VERIFICATION_METHODS } from "../../domain/verification/level.ts";
import { useApprovalWords } from "../approvals/words.ts";
import { Choice, Parts } from "./fields.tsx";
import { ruleNames } from "./rule-names.ts";
import type { ActRow, MoverRule } from "./rules-model.ts";

const MOVERS: readonly PolicyMover[] = ["agent", "clerk", "caller", "citizen"];

interface ActFieldsProps {
  readonly act: ActRow;
  readonly faulty: (path: string) => boolean;
}

export function ActFields({ act, faulty }: ActFieldsProps) {
  const words = useApprovalWords();
  const names = ruleNames(words);
  const kind = ACT_KINDS.find((known) => known === act.kind);
  if (kind === undefined) return null;
  const floor = floorOf(kind);
  const path = `acts.${kind}`;
  return (
    <details className="panel rules-act" open={faulty(path)}>
      <summary className="h">
        <h3>{names.act(kind)}</h3>
        <span className="small muted right">
          {words.t("policy.fourEyes")}: {names.part(act.fourEyes)}
        </span>
      </summary>
      <div className="rules-fields">
        <Choice
          path={`${path}.fourEyes`}
          label={words.t("policy.fourEyes")}
          options={eyesFor(kind)}
          value={act.fourEyes}
        />
        {MOVERS.filter((mover) => floor.by.includes(mover)).map((mover) => {
          const rule = act.movers.find((one) => one.mover === mover);
          return rule === undefined ? null : (
            <MoverFields key={mover} kind={kind} mover={mover} rule={rule} />
          );
        })}
      </div>
    </details>
  );
}

interface MoverFieldsProps {
  readonly kind: ActKind;
  readonly mover: PolicyMover;
  readonly rule: MoverRule;
}

/** Only what any policy may say: who can never be shut out has one level, and ways that carry nothing are not there. */
function MoverFields({ kind, mover, rule: { level, methods } }: MoverFieldsProps) {
  const words = useApprovalWords();
  const names = ruleNames(words);
  const path = `acts.${kind}.${mover}`;
  const { leastLevel } = floorOf(kind);
  const isKept = keptOpen(kind)[mover] !== undefined;
  const levels = PROOF_LEVELS.filter((one) => one !== "none" && atLeast(one, leastLevel));
  return (
    <fieldset className="rules-mover">
      <legend>{names.part(mover)}</legend>
      <Choice
        path={`${path}.level`}
        label={words.t("versions.least")}
        options={isKept ? [leastLevel] : ["-", ...levels]}
        value={level}
        none={words.t("versions.closed")}
      />
      <Parts
        path={`${path}.methods`}
        label={words.t("versions.by")}
        options={VERIFICATION_METHODS.filter((method) => mayCarry(method, kind, mover))}
        chosen={methods}
      />
    </fieldset>
  );
}
