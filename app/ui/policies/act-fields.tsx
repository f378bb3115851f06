/** What one act asks of each who may ever do it; nothing laxer than the machines allow can be chosen. */
import { floorOf } from "../../domain/policy/floor.ts";
import { ACT_KINDS } from "../../domain/protection/acts.ts";
import { atLeast, PROOF_LEVELS, VERIFICATION_METHODS } from "../../domain/verification/level.ts";
import { useApprovalWords } from "../approvals/words.ts";
import { Choice, Parts } from "./fields.tsx";
import { ruleNames } from "./rule-names.ts";
import type { ActRow, MoverRule } from "./rules-model.ts";

const EYES = ["never", "uninvited", "always"] as const;

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
  const eyes = EYES.slice(EYES.indexOf(floor.fourEyes));
  const levels = PROOF_LEVELS.filter((level) => level !== "none" && atLeast(level, floor.leastLevel));
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
          options={eyes}
          value={act.fourEyes}
        />
        {act.movers
          .filter(({ mover }) => floor.by.some((one) => one === mover))
          .map((rule) => (
            <MoverFields key={rule.mover} path={`${path}.${rule.mover}`} rule={rule} levels={levels} />
          ))}
      </div>
    </details>
  );
}

interface MoverFieldsProps {
  readonly path: string;
  readonly rule: MoverRule;
  readonly levels: readonly string[];
}

function MoverFields({ path, rule: { mover, level, methods }, levels }: MoverFieldsProps) {
  const words = useApprovalWords();
  const names = ruleNames(words);
  return (
    <fieldset className="rules-mover">
      <legend>{names.part(mover)}</legend>
      <Choice
        path={`${path}.level`}
        label={words.t("versions.least")}
        options={["-", ...levels]}
        value={level}
        none={words.t("versions.closed")}
      />
      <Parts
        path={`${path}.methods`}
        label={words.t("versions.by")}
        options={VERIFICATION_METHODS}
        chosen={methods}
      />
    </fieldset>
  );
}
