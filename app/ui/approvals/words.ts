/** The words of "Godkend" in the language of the page; they come with this page alone, so that no other grows by them. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ProposalLine } from "../../../db/views/approvals.ts";
import type { SubjectView } from "../../../db/views/case-subject.ts";
import { approvals as da } from "../../locales/da/approvals.ts";
import { approvals as en } from "../../locales/en/approvals.ts";
import { isLanguage, type Language } from "../../locales/i18n.ts";
import { useWords, type Words } from "../desk/words.ts";

const WORDS = { da, en } as const;

export interface ApprovalWords {
  readonly t: TFunction<["approvals"]>;
  readonly desk: Words;
  readonly language: Language;
  /** The words under a path that is made of codes; null where there are none. */
  readonly look: (path: string) => string | null;
  readonly reason: (code: string) => string;
  /** "Spær hele MitID", "Nye regler". */
  readonly whatOf: (line: ProposalLine) => string;
}

export function useApprovalWords(): ApprovalWords {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : "da";
  if (!i18n.hasResourceBundle(language, "approvals"))
    i18n.addResourceBundle(language, "approvals", WORDS[language]);
  const desk = useWords();
  const { t } = useTranslation(["approvals"]);
  const look = (path: string): string | null => {
    const found: unknown = i18n.getResource(language, "approvals", path);
    return typeof found === "string" ? found : null;
  };
  return {
    t,
    desk,
    language,
    look,
    reason: (code) =>
      reasonIn(i18n.getResource(language, "approvals", "reasons"), code) ?? t("reasons.unknown"),
    whatOf: ({ kind, act }) => {
      if (act === null) return t(kind === "policy" ? "acts.policy" : "acts.older");
      return t(`acts.${act.kind}`, { means: meansOf(act, desk) });
    },
  };
}

/** Codes have dots in them, which would be taken for a path. */
function reasonIn(reasons: unknown, code: string): string | null {
  if (typeof reasons !== "object" || reasons === null || !("codes" in reasons)) return null;
  const { codes } = reasons;
  if (typeof codes !== "object" || codes === null) return null;
  const found = new Map<string, unknown>(Object.entries(codes)).get(code);
  return typeof found === "string" ? found : null;
}

export function meansOf(act: NonNullable<ProposalLine["act"]>, { meansName }: Words): string {
  if (act.means === null) return "";
  const name = meansName(act.means).toLowerCase().replace("mitid", "MitID");
  return act.suffix === null ? name : `${name} •• ${act.suffix}`;
}

/** The person's name, or what stands for one who is protected or unknown. */
export function nameOf(subject: SubjectView | null, t: ApprovalWords["t"]): string {
  if (subject?.name) return subject.name.full;
  return subject?.nameProtected === true ? t("nobody") : t("someone");
}
