/** Counts what became of every order: nothing that was promised may be missing, nothing may be there twice. */

/** One order as a client saw it: `yes` is a promise. */
export interface Order {
  readonly key: string;
  readonly answer: "yes" | "no" | "none";
}

export interface ActOnFile {
  readonly id: string;
  readonly key: string;
  readonly state: string;
  readonly fate: string | null;
  readonly targets: readonly string[];
  readonly attempts: number;
  readonly notices: readonly { readonly channel: string; readonly state: string }[];
  /** A code or a parcel that a stop of the same person has called back: the stop is told of in its stead. */
  readonly calledBack: boolean;
  /** From the receipt to MitID's acknowledgement; null where it never came. */
  readonly seconds: number | null;
}

export interface Seen {
  readonly orders: readonly Order[];
  readonly acts: readonly ActOnFile[];
  /** The key of every order that MitID carried out, once for each time. */
  readonly effects: readonly string[];
  /** Every SMS as receiver and text, and every letter by its id, once for each time. */
  readonly messages: readonly string[];
  /** How many SMS are said to have left, and how many of the messages are SMS. */
  readonly sms: { readonly onFile: number; readonly atCarrier: number };
  /** Who was promised a suspension, and whose MitID says that nothing is stopped. */
  readonly open: readonly string[];
}

export interface Tally {
  readonly orders: number;
  readonly accepted: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly escalated: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly attempts: { readonly median: number; readonly most: number };
  readonly seconds: { readonly median: number; readonly most: number };
}

const SETTLED = ["acknowledged", "refused", "withdrawn"];
/** A letter on paper waits for somebody to post it. */
const TOLD = ["sent", "delivered", "notPossible"];

const isSettled = ({ state, targets }: ActOnFile): boolean =>
  targets.includes("escalated") ||
  (SETTLED.includes(state) && targets.every((target) => target !== "pending" && target !== "sent"));

export function tallyOf({ orders, acts, effects, messages, sms, open }: Seen): Tally {
  const promised = orders.filter(({ answer }) => answer === "yes");
  const byKey = new Map(acts.map((act) => [act.key, act]));
  const applied = acts.filter(({ fate }) => fate === "applied");
  const missing = promised.filter(({ key }) => !byKey.has(key)).map(({ key }) => `no act for ${key}`);
  const kept = promised.flatMap(({ key }) => byKey.get(key) ?? []);
  const numbers = (values: readonly (number | null)[]) => spread(values.filter((value) => value !== null));
  return {
    orders: orders.length,
    accepted: kept.length,
    acknowledged: kept.filter(({ state }) => state === "acknowledged").length,
    refused: kept.filter(({ state }) => state === "refused" || state === "withdrawn").length,
    escalated: kept.filter(({ targets }) => targets.includes("escalated")).length,
    lost: [
      ...missing,
      ...kept.filter((act) => !isSettled(act)).map(({ id }) => `${id} never ended`),
      ...applied.filter(({ id }) => !effects.includes(id)).map(({ id }) => `${id} had no effect at MitID`),
      ...applied.filter(({ notices }) => notices.length === 0).map(({ id }) => `nobody was told of ${id}`),
      ...applied.flatMap(untold),
      ...acts
        .filter((act) => isDenied(act, effects))
        .map(({ id }) => `${id} was done, and is said not to be`),
      ...(sms.onFile > sms.atCarrier
        ? [`${String(sms.onFile - sms.atCarrier)} SMS never reached the carrier`]
        : []),
      ...open.map((name) => `${name} is not suspended`),
    ],
    twice: [
      ...repeated(effects).map((id) => `${id} was carried out twice`),
      ...repeated(acts.map(({ key }) => key)).map((key) => `two acts for ${key}`),
      ...repeated(messages).map((message) => `sent twice: ${message}`),
      ...repeated(applied.map(({ id }) => id)).map((id) => `${id} is on file twice`),
    ],
    attempts: numbers(kept.map(({ attempts }) => attempts)),
    seconds: numbers(applied.map(({ seconds }) => seconds)),
  };
}

const isDenied = ({ id, state }: ActOnFile, effects: readonly string[]): boolean =>
  (state === "refused" || state === "withdrawn") && effects.includes(id);

const untold = ({ id, notices, calledBack }: ActOnFile): readonly string[] =>
  notices
    .filter(({ channel }) => channel !== "letter")
    .filter(({ state }) => !TOLD.includes(state) && !(calledBack && state === "overtaken"))
    .map(({ channel, state }) => `notice by ${channel} of ${id} is ${state}`);

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(names.filter((name) => seen.size === seen.add(name).size))];
}

function spread(values: readonly number[]): { readonly median: number; readonly most: number } {
  const sorted = [...values].sort((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0 };
}
