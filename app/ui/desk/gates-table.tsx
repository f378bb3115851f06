/** What each stop needs, and what is missing for it; a closed row keeps its place and says why. */
import type { CaseView } from "../../../db/views/case.ts";
import { Icon } from "../icons.tsx";
import { BlockButton } from "./block-button.tsx";
import { blockChoices } from "./block-choices.ts";
import { gatesOf, type Gate as GateRow } from "./gates-model.ts";
import { KeyCaps } from "./key-caps.tsx";
import { useWords } from "./words.ts";

export function GatesTable({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  return (
    <table className="gates">
      <caption className="vh">{t("case.gates.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("case.gates.act")}</th>
          <th scope="col">{t("case.gates.needs")}</th>
          <th scope="col">{t("case.gates.missing")}</th>
          <th scope="col">
            <span className="vh">{t("case.gates.key")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {gatesOf(view).map((gate) => (
          <Gate key={gate.kind} gate={gate} view={view} />
        ))}
      </tbody>
    </table>
  );
}

function Gate({ gate, view }: { readonly gate: GateRow; readonly view: CaseView }) {
  const { t } = useWords();
  const choices = blockChoices(view, "subject").filter(({ kind }) => kind === gate.kind);
  const open = gate.missing === null && view.state === "open";
  const [only] = choices;
  const target = gate.kind === "block" ? null : (only?.value ?? null);
  return (
    <tr>
      <th scope="row">{t(`case.gates.${gate.kind}`)}</th>
      <td>{t(`levels.${gate.needs}`)}</td>
      <td className="why">
        {open ? (
          <span className="st c-ok">
            <Icon name="success" />
            {t("case.gates.open")}
          </span>
        ) : (
          <span className="st why">
            <Icon name="lock" />
            {gate.missing === null
              ? t("case.gates.nothingLeft")
              : gate.reasons.map((reason) => t(`case.missing.${reason}`)).join(" · ")}
          </span>
        )}
      </td>
      <td className="num">
        {open && choices.length > 0 ? (
          <BlockButton target={target} className="btn sm danger-line" about={t(`case.gates.${gate.kind}`)}>
            {t("case.gates.button")}{" "}
            {gate.kind === "block" ? <KeyCaps keys={["F9"]} /> : <KeyCaps keys={["F9", only?.digit ?? ""]} />}
          </BlockButton>
        ) : null}
      </td>
    </tr>
  );
}
