/** The same forms in the page itself, for a browser without script. */
import { useAction } from "../action.ts";
import { Icon } from "../../icons.tsx";
import { useWords } from "../words.ts";
import type { CaseView } from "../../../../db/views/case.ts";
import { AskForm } from "./ask-form.tsx";
import { ASKED_AT, type Asked } from "./asked.ts";

interface AskInlineProps {
  readonly view: CaseView;
  readonly asked: Asked;
  readonly freshKey: string;
}

export function AskInline({ view, asked, freshKey }: AskInlineProps) {
  const { t } = useWords();
  const action = useAction();
  return (
    <div className="scrim" id={ASKED_AT}>
      <section className="dialog" aria-labelledby="ask-title">
        <AskForm
          asked={asked}
          frame={{
            view,
            action,
            idempotencyKey: freshKey,
            heading: ({ title, note, icon, colour }) => (
              <div className="dialog-head">
                <Icon name={icon} size={20} className={colour} />
                <div>
                  <h2 id="ask-title">{title}</h2>
                  <p className="muted dense">{note}</p>
                </div>
              </div>
            ),
            cancel: (
              <a className="btn" href={`/agent/sager/${view.number}`}>
                {t("block.cancel")}
              </a>
            ),
          }}
        />
      </section>
    </div>
  );
}
