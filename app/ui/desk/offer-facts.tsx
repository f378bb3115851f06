/** What is known of the call that rings, each with how sure it is. */
import type { OfferView } from "../../../db/views/offer.ts";
import { Icon } from "../icons.tsx";
import { Elapsed } from "./clock.tsx";
import { LevelChip } from "./level-chip.tsx";
import { useWords } from "./words.ts";

export function OfferFacts({ offer }: { readonly offer: OfferView }) {
  const { t } = useWords();
  return (
    <dl className="facts offer-facts" id="offer-facts">
      <dt>{t("offer.waited")}</dt>
      <dd>
        <b className="b">
          <Elapsed since={offer.waitingSince} />
        </b>
      </dd>
      <dt>{t("offer.language")}</dt>
      <dd>{t(`languages.${offer.language}`)}</dd>
      {offer.path.length === 0 ? null : (
        <>
          <dt>{t("offer.path")}</dt>
          <dd>
            <MenuPath path={offer.path} />
          </dd>
        </>
      )}
      <dt>{t("offer.who")}</dt>
      <dd>
        <LevelChip level={offer.claim === "code" ? "claimed" : "none"} />
        <div className="dense ink2">{offer.claim === "code" ? t("offer.code") : t("offer.unknown")}</div>
      </dd>
      <dt>{t("offer.earlier")}</dt>
      <dd className="muted">{t("offer.earlierWhy")}</dd>
      <dt>{t("offer.from")}</dt>
      <dd>
        <Sender from={offer.from} />
      </dd>
    </dl>
  );
}

/** Steps by their words, keys by the digit; a code that has neither is left out. */
export function MenuPath({ path }: { readonly path: readonly string[] }) {
  const { menuStep } = useWords();
  const steps = path.flatMap((code) => {
    const words = menuStep(code);
    if (words !== null) return [{ code, words }];
    return /^[\d*#]$/.test(code) ? [{ code, words: code }] : [];
  });
  return (
    <span className="path">
      {steps.map(({ code, words }, place) => (
        <span key={`${String(place)}-${code}`} className="row">
          {place === 0 ? null : <Icon name="chevron-right" className="muted" />}
          {words === code ? <kbd>{code}</kbd> : <span>{words}</span>}
        </span>
      ))}
    </span>
  );
}

function Sender({ from }: { readonly from: OfferView["from"] }) {
  const { t } = useWords();
  if (from.kind === "withheld") return <>{t("offer.withheld")}</>;
  if (from.suffix === null) return <>{t("offer.unknownNumber")}</>;
  return (
    <>
      •••• {from.suffix} <span className="muted">· {t("offer.hint")}</span>
    </>
  );
}
