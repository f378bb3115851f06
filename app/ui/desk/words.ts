/** The workspace's words in the language of the page, and the words of codes that come from data. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { isLanguage, type Language } from "../../locales/i18n.ts";

export type DeskWords = TFunction<["desk", "common"]>;

export interface Words {
  readonly t: DeskWords;
  readonly language: Language;
  /** A system's name; the code itself where it has none. */
  readonly systemName: (code: string) => string;
  readonly meansName: (code: string) => string;
  readonly topicName: (code: string) => string;
  /** The words of a step in the phone menu; null for a code that has none. */
  readonly menuStep: (code: string) => string | null;
  readonly reason: (code: string) => string;
  /** A CPR status in words (domain.md §8.2). */
  readonly registerStatus: (code: string) => string;
  /** The short name of a kind of control question. */
  readonly questionKind: (code: string) => string;
  readonly wrapUpName: (code: string) => string;
  /** "Kodeviser •• 4471", "Hele MitID" or "Alt i 24 timer". */
  readonly actName: (act: {
    readonly kind: string;
    readonly means: string | null;
    readonly suffix: string | null;
  }) => string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation(["desk", "common"]);
  const language = isLanguage(i18n.language) ? i18n.language : "da";
  const look = (room: "common" | "desk", key: string): string | null => {
    const found: unknown = i18n.getResource(language, room, key);
    return typeof found === "string" ? found : null;
  };
  return {
    t,
    language,
    systemName: (code) => look("common", `systems.${code}`) ?? code,
    meansName: (code) => look("common", `means.${code}`) ?? code,
    topicName: (code) => look("desk", `topics.${code}`) ?? t("topics.help"),
    menuStep: (code) => look("desk", `path.${code}`),
    registerStatus: (code) =>
      look("desk", `beside.systems.status.${code}`) ?? t("beside.systems.statusOther", { code }),
    questionKind: (code) => look("desk", `case.kinds.${code}`) ?? code,
    wrapUpName: (code) => look("desk", `wrapUpCodes.${code}`) ?? code,
    actName: ({ kind, means, suffix }) => {
      if (kind === "suspend") return t("stops.whole");
      if (kind === "hold") return t("stops.all24");
      const name = look("common", `means.${means ?? ""}`) ?? t("stops.block");
      return suffix === null ? name : `${name} •• ${suffix}`;
    },
    reason: (code) => look("desk", `reasons.codes.${code}`) ?? t("reasons.unknown"),
  };
}
