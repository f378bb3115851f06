/** The other receipts of a case: what became of each, and the way to its own page. */
import { Link } from "@remix-run/react";
import type { ActView } from "../../../db/views/case-acts.ts";
import { useActWords } from "./acts/words.ts";
import { At } from "./clock.tsx";
import { pairs } from "./format.ts";
import { FateWords, TakeBack } from "./receipt-number.tsx";

interface OtherReceiptsProps {
  readonly acts: readonly ActView[];
  readonly shown: ActView | undefined;
  readonly isOpen: boolean;
}

export function OtherReceipts({ acts, shown, isOpen }: OtherReceiptsProps) {
  const { t, nameOf } = useActWords();
  const others = acts.filter((act) => act !== shown);
  if (others.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="other-title">
      <div className="h low">
        <h2 id="other-title">{t("receipt.list")}</h2>
      </div>
      <table className="receipts">
        <caption className="vh">{t("receipt.list")}</caption>
        <tbody>
          {others.map((act) => (
            <tr key={act.id}>
              <th scope="row">
                <Link to={`?trin=4&kvittering=${act.id}`} preventScrollReset>
                  {nameOf(act)}
                </Link>
                <div className="small muted">
                  <At iso={act.acceptedAt} />
                </div>
              </th>
              <td>
                <FateWords act={act} />
              </td>
              <td className="num b nw">{pairs(act.receipt)}</td>
              <td className="num">{isOpen ? <TakeBack act={act} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
