/** The sentences of the phone menu by name; the words themselves are in app/locales. */

export const PHRASES = [
  "welcome",
  "menu",
  "menuShort",
  "status",
  "how",
  "howShort",
  "code",
  "codeShort",
  "number",
  "numberShort",
  "userId",
  "userIdShort",
  "fact",
  "factShort",
  "stop",
  "stopShort",
  "means",
  "meansShort",
  "meansNone",
  "meansUnknown",
  "confirmCodeApp",
  "confirmCodeDisplay",
  "confirmCodeReader",
  "confirmChip",
  "confirmMeansShort",
  "confirmHold",
  "confirmHoldShort",
  "cancelled",
  "moment",
  "nothingHeard",
  "wrongKey",
  "malformed",
  "wrongCode",
  "doneIdentity",
  "doneCodeApp",
  "doneCodeDisplay",
  "doneCodeReader",
  "doneChip",
  "underWay",
  "notCarriedOut",
  "neutral",
  "receipt",
  "receiptAgain",
  "afterIdentity",
  "afterMeans",
  "afterHold",
  "bank",
  "receiptAgent",
  "system",
  "systemShort",
  "incident",
  "incidentChoice",
  "helpClosed",
  "exitClosed",
  "blockAnyHour",
  "opensToday",
  "opensTomorrow",
  "opensDay0",
  "opensDay1",
  "opensDay2",
  "opensDay3",
  "opensDay4",
  "opensDay5",
  "opensDay6",
  "opensLater",
  "toAgent",
  "dutyCalling",
  "dutyMissed",
  "queueFull",
  "place",
  "waitUnder2",
  "waitAbout5",
  "waitAbout10",
  "waitAbout15",
  "waitOver15",
  "waitUnknown",
  "thanks",
  "goodbye",
  "technical",
  "technicalNoNumber",
] as const;
export type Phrase = (typeof PHRASES)[number];

export type Language = "da" | "en";

/** One sentence to say; `values` are filled into it. */
export interface Line {
  readonly phrase: Phrase;
  /** Where it is not the caller's own: the welcome is said in both. */
  readonly language?: Language;
  readonly values?: Readonly<Record<string, string>>;
}

export const say = (...phrases: readonly Phrase[]): readonly Line[] => phrases.map((phrase) => ({ phrase }));

/** "4 7 1 1": digits one by one, as a voice should say them. */
export const spokenDigits = (digits: string): string => [...digits].join(" ");
