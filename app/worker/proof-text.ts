/** The words of a code, a request in the app and a blocking code, in the language the person is helped in. */
import { spokenIn } from "../locales/spoken.ts";

type Language = "da" | "en";

/** GSM-7 without a link; it says who may hear the code, and that nobody asks for a PIN or a password. */
export function codeText(language: Language, code: string, isForWeb: boolean): string {
  const t = spokenIn(language);
  return isForWeb ? t("messages:sms.codeForWeb", { code }) : t("messages:sms.code", { code });
}

/** What the app shows, 130 characters at most (domain.md §1.6); the agent reads the number aloud. */
export function bindingText(language: Language, referenceNumber: string): string {
  return spokenIn(language)("messages:approval.reference", { number: referenceNumber });
}

export function blockingCodeText(
  language: Language,
  code: string,
): { readonly label: string; readonly paragraphs: readonly string[] } {
  const t = spokenIn(language);
  return {
    label: t("messages:blockingCode.label"),
    paragraphs: [
      t("messages:blockingCode.what", { code }),
      t("messages:blockingCode.use"),
      t("messages:blockingCode.keep"),
      t("messages:blockingCode.notYou"),
    ],
  };
}
