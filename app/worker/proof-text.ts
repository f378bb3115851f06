/** The words of a code, a request in the app and a blocking code, in the language the person is helped in. */
import { spokenIn } from "../locales/spoken.ts";

type Language = "da" | "en";

/** GSM-7 without a link; it says who may hear the code, and that nobody asks for a PIN or a password. */
export function codeText(language: Language, code: string, isForWeb: boolean): string {
  const t = spokenIn(language);
  return isForWeb ? t("messages:sms.codeForWeb", { code }) : t("messages:sms.code", { code });
}

interface Asked {
  readonly language: Language;
  readonly purpose: "proof" | "witness";
  readonly referenceNumber: string;
}

/** What the app shows, 130 characters at most (domain.md §1.6); whoever asks reads the number aloud. */
export function bindingText({ language, purpose, referenceNumber: number }: Asked): string {
  const t = spokenIn(language);
  return purpose === "witness"
    ? t("messages:approval.witness", { number })
    : t("messages:approval.reference", { number });
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
