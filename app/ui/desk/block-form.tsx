/** What to stop, for whom, what that does, why, and the sentence to read aloud; alone, or as a proposal to a colleague. */
import { useState } from "react";
import type { CaseView } from "../../../db/views/case.ts";
import { reasonsFor } from "../../domain/protection/reasons.ts";
import type { Requester } from "../../domain/verification/representation.ts";
import { ColleagueFields } from "./acts/colleague-fields.tsx";
import { ConfirmFoot } from "./acts/confirm-foot.tsx";
import { Consequences, ReadAloud } from "./acts/consequences.tsx";
import { whoIs, type AskFrame } from "./acts/frame.ts";
import { ReasonField } from "./acts/reason-field.tsx";
import { RequesterField } from "./acts/requester-field.tsx";
import { stopWords } from "./acts/stop-words.ts";
import { useActWords, type ActWords } from "./acts/words.ts";
import { askersIn, blockChoices, needsColleague, type BlockChoice } from "./block-choices.ts";
import { BlockSegments } from "./block-segments.tsx";
import { Refusal } from "./refusal.tsx";

interface BlockFormProps {
  readonly frame: AskFrame;
  readonly target: string | null;
  /** Who asks as the form opens. */
  readonly asker: Requester;
}

export function BlockForm({ frame, target, asker }: BlockFormProps) {
  const words = useActWords();
  const { t, desk } = words;
  const { view, action, idempotencyKey, heading, cancel } = frame;
  const [requester, setRequester] = useState(asker);
  const [value, setValue] = useState(target ?? "");
  const { Form, refusal, busy } = action;
  const choices = blockChoices(view, requester);
  const choice = choices.find((one) => one.value === value) ?? null;
  const proposes = isProposal(view, requester, choice, refusal);
  const said = choice === null ? null : stopWords(choice, words);
  const reasons = reasonsFor(choice?.kind ?? "suspend", requester);
  const title = titleOf(choice, view, words);
  return (
    <Form method="post" action={`/agent/sager/${view.number}/${proposes ? "foreslaa" : "spaer"}`}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {heading({ title, note: noteOf(view, requester, words), icon: "lock", colour: "c-danger" })}
      <div className="body">
        <Refusal reasons={refusal} />
        <BlockSegments name={proposes ? "act" : "stop"} choices={choices} value={value} onChoose={setValue} />
        {said === null ? <p className="hint">{desk.t("block.choose")}</p> : <Consequences rows={said.rows} />}
        <div className="pair">
          <RequesterField value={requester} askers={askersIn(view)} onChange={setRequester} target={value} />
          <ReasonField
            key={reasons.join()}
            label={desk.t("block.reason")}
            name={proposes ? "actReason" : "reason"}
            reasons={reasons}
            first={view.topic === "block" && requester === "subject" ? "stolen" : reasons[0]}
          />
        </div>
        {requester === "subject" || proposes ? null : <p className="hint">{t("requester.onPaper")}</p>}
        {proposes ? <ColleagueFields /> : null}
        {/* Said to the person, whose access it is; whoever else has rung is told nothing of it. */}
        {said === null || requester !== "subject" ? null : (
          <ReadAloud label={desk.t("block.readAloud")} words={said.say} />
        )}
      </div>
      <ConfirmFoot
        note={desk.t("block.enterDoesNothing")}
        cancel={cancel}
        icon={proposes ? "how-to-reg" : "lock"}
        tone={proposes ? "primary" : "danger"}
        words={proposes ? t("colleague.confirm") : confirmOf(choice, words)}
        sending={proposes ? t("colleague.sending") : desk.t("block.sending")}
        busy={busy}
      />
    </Form>
  );
}

/** Also where the server has just said so: the page may have known less than it. */
function isProposal(
  view: CaseView,
  requester: Requester,
  choice: BlockChoice | null,
  refusal: readonly string[] | null,
): boolean {
  if (refusal?.includes("approval.needed") === true) return true;
  if (choice === null) return requester !== "subject" && !view.choices.documented.includes(requester);
  return needsColleague(view, requester, choice);
}

function noteOf(view: CaseView, requester: Requester, { t, desk }: ActWords): string {
  const wish =
    requester === "subject"
      ? desk.t("block.ownWish")
      : t("requester.byOther", { who: t(`requester.${requester}`).toLowerCase() });
  return [...whoIs(view), wish].join(" · ");
}

function titleOf(choice: BlockChoice | null, view: CaseView, words: ActWords): string {
  if (choice === null) return words.desk.t("block.choose");
  return stopWords(choice, words).title(view.subject?.name?.given ?? null);
}

function confirmOf(choice: BlockChoice | null, words: ActWords): string {
  return choice === null ? words.desk.t("case.means.block") : stopWords(choice, words).confirm;
}
