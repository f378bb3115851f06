/** "Breve": what must be printed and posted, and what may come back. Plain forms, as a printer wants a page of its own. */
import type { LetterView, PostedLetter } from "../../../db/views/letters.ts";
import { Age, useNow } from "../desk/clock.tsx";
import { clockTime, shortDate } from "../desk/format.ts";
import { useLetterWords } from "./words.ts";

interface LettersPageProps {
  readonly letters: readonly LetterView[];
  readonly posted: readonly PostedLetter[];
}

export function LettersPage({ letters, posted }: LettersPageProps) {
  const { t } = useLetterWords();
  return (
    <main className="main wide" id="indhold" tabIndex={-1}>
      <section className="panel letters" aria-labelledby="letters-title">
        <div className="h">
          <h1 id="letters-title">{t("title")}</h1>
          <span className="muted dense" role="status">
            {letters.length}
          </span>
        </div>
        <p className={letters.length === 0 ? "empty" : "hint"}>
          {letters.length === 0 ? t("empty") : t("lead")}
        </p>
        <table>
          <tbody>
            {letters.map((letter) => (
              <LetterRow key={letter.id} letter={letter} />
            ))}
          </tbody>
        </table>
      </section>
      {posted.length === 0 ? null : <PostedPanel posted={posted} />}
    </main>
  );
}

/** What was posted lately: whoever has one back in their hand reports it by the case number that stands on it. */
function PostedPanel({ posted }: Pick<LettersPageProps, "posted">) {
  const { t, language } = useLetterWords();
  const now = useNow();
  return (
    <section className="panel letters" aria-labelledby="posted-title">
      <div className="h low">
        <h2 id="posted-title">{t("onTheirWay")}</h2>
      </div>
      <p className="hint">{t("returnedLead")}</p>
      <table>
        <tbody>
          {posted.map(({ id, caseNumber, isDecision, postedAt }) => (
            <tr key={id}>
              <th scope="row">{isDecision ? t("decision") : t("notice")}</th>
              <td className="num">{caseNumber}</td>
              <td>
                <time dateTime={postedAt}>{shortDate(postedAt, now, language)}</time>
              </td>
              <td>
                <form method="post" action={`/agent/breve/${id}/retur`}>
                  <button className="btn sm" aria-label={t("returnedOf", { number: caseNumber })}>
                    {t("returned")}
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LetterRow({ letter }: { readonly letter: LetterView }) {
  const { t } = useLetterWords();
  const { id, caseNumber, isDecision, language, queuedAt, printedAt } = letter;
  return (
    <tr>
      <th scope="row">
        {isDecision ? t("decision") : t("notice")}
        <span className="small muted"> {t(`language.${language}`)}</span>
      </th>
      <td className="num">{caseNumber}</td>
      <td>
        <Age at={queuedAt} />
      </td>
      <td>
        <form method="post" action={`/agent/breve/${id}/udskriv`}>
          <button
            className="btn sm"
            aria-label={t(printedAt === null ? "printOf" : "printAgainOf", { number: caseNumber })}
          >
            {printedAt === null ? t("print") : t("printAgain")}
          </button>
        </form>
      </td>
      <td>{printedAt === null ? null : <Posted id={id} number={caseNumber} at={printedAt} />}</td>
    </tr>
  );
}

function Posted({ id, number, at }: { readonly id: string; readonly number: string; readonly at: string }) {
  const { t } = useLetterWords();
  return (
    <form method="post" action={`/agent/breve/${id}/sendt`}>
      <span className="small muted">{t("printed", { time: clockTime(at) })} </span>
      <button className="btn sm" aria-label={t("postedOf", { number })}>
        {t("posted")}
      </button>
    </form>
  );
}
