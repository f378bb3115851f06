/** The menu as data, compared with a table kept by hand: what each step says, how it listens, where its keys lead. */
import { describe, expect, it } from "vitest";
import { keepsClaim, MENU_MEANS, START, STEPS, type Step } from "../../../app/domain/ivr/state.ts";
import { MENU, promptOf, shortPromptOf, type Choice } from "../../../app/domain/ivr/steps.ts";

const CHOICES: { readonly [One in Step]?: string } = {
  language: "welcome, welcome | 1 digit, 4 s | 1 language da, 2 language en | silence language da",
  menu: "menu, menuShort | 1 digit, 5 s | 1 go how block, 2 go system help, 3 status",
  how: "how, howShort | 1 digit, 5 s | 1 go code code, 2 go number cpr, 3 go userId userId",
  stop: "stop, stopShort | 1 digit, 5 s | 1 suspend, 2 cancel, 3 look",
  means:
    "means, meansShort | 1 digit, 5 s | 1 pickMeans codeApp, 2 pickMeans codeDisplay, 3 pickMeans codeReader, 4 pickMeans chip",
  confirmMeans: "confirmCodeApp, confirmMeansShort | 1 digit, 5 s | 1 blockMeans, 2 cancel",
  confirmHold: "confirmHold, confirmHoldShort | 1 digit, 5 s | 1 requestHold, 2 cancel",
  receipt: "receiptAgain, receiptAgain | 1 digit, 5 s | 1 again | silence farewell",
  system:
    "system, systemShort | 1 digit, 5 s | 1 help mitid, 2 help nemlogin, 3 help digitalPost, 4 help nemkonto, 5 help virk, 6 help borgerdk",
  incident: "incidentChoice, incidentChoice | 1 digit, 5 s | 0 queue, 1 farewell | silence queue",
};
const ENTRIES: { readonly [One in Step]?: string } = {
  code: "code, codeShort | until #, 8 s",
  number: "number, numberShort | 10 digits, 8 s",
  userId: "userId, userIdShort | until #, 8 s",
  fact: "fact, factShort | until #, 8 s",
};

const told = (choice: Choice): string => Object.values(choice).join(" ");

function row(step: Step): string {
  const rule = MENU[step];
  if (rule.kind === "passing") return "passing";
  const { digits, timeoutSeconds } = rule.listening;
  const how = digits === null ? "until #" : `${String(digits)} digit${digits === 1 ? "" : "s"}`;
  const first = `${rule.prompt}, ${rule.again} | ${how}, ${String(timeoutSeconds)} s`;
  if (rule.kind === "entry") return first;
  const keys = Object.entries(rule.keys)
    .filter(([key, choice]) => !(key === "*" && told(choice) === "repeat"))
    .filter(([key, choice]) => !(key === "0" && told(choice) === "leave"))
    .map(([key, choice]) => `${key} ${told(choice)}`);
  const silence = rule.silence === undefined ? "" : ` | silence ${told(rule.silence)}`;
  return `${first} | ${keys.join(", ")}${silence}`;
}

describe("the menu", () => {
  it.each(STEPS)("at %s is as the table kept by hand", (step) => {
    expect(row(step)).toBe(CHOICES[step] ?? ENTRIES[step] ?? "passing");
  });

  it("repeats on * and leaves on 0 wherever there is a choice, but where 0 is one of them", () => {
    for (const step of STEPS) {
      const rule = MENU[step];
      if (rule.kind !== "choice") continue;
      expect(rule.keys["*"], step).toEqual({ do: "repeat" });
      expect(rule.keys["0"], step).toEqual({ do: step === "incident" ? "queue" : "leave" });
    }
  });

  it("reads codes, numbers, user ids and facts of the right length alone", () => {
    const reads = (step: Step, typed: string) => {
      const rule = MENU[step];
      return rule.kind === "entry" ? rule.read(typed) : null;
    };
    expect(reads("code", "48151623")).toEqual({ ask: "checkCode", code: "48151623" });
    for (const none of ["4815162", "481516231", "x48151623", "48151623x", "abcdefgh"])
      expect(reads("code", none), none).toBeNull();
    const userId = "1".repeat(48);
    for (const value of ["12345", userId])
      expect(reads("userId", value)).toEqual({ ask: "keepSubject", by: "userId", value });
    for (const none of ["1234", `${userId}1`, "1234567890", "x12345", "12345x", "abcde"])
      expect(reads("userId", none), none).toBeNull();
    for (const fact of ["1234", "123456"]) expect(reads("fact", fact)).toEqual({ ask: "keepFact", fact });
    for (const none of ["12345", "123", "1234567", "abcd", "abcdef", "1"])
      expect(reads("fact", none), none).toBeNull();
    expect(reads("number", "7001019999")).toEqual({ ask: "keepSubject", by: "cpr", value: "7001019999" });
    expect(reads("number", "9999999999")).toBeNull();
  });

  it("keeps a claim where it is still needed, and nowhere else", () => {
    expect(STEPS.filter(keepsClaim)).toEqual(["stop", "means", "confirmMeans", "fact", "confirmHold"]);
  });
});

describe("what is heard", () => {
  const at = (step: Step, means: (typeof MENU_MEANS)[number] | null = null) => ({ ...START, step, means });
  const BOTH = [
    { phrase: "welcome", language: "da" },
    { phrase: "welcome", language: "en" },
  ];

  it("first is in both languages, also after a failed try", () => {
    expect(START.language).toBe("da");
    expect(promptOf(at("language"))).toEqual(BOTH);
    expect(shortPromptOf(at("language"))).toEqual(BOTH);
    expect(promptOf(at("language", "chip"))).toEqual(BOTH);
  });

  it("on coming to a confirm names the kind of means, and nowhere else", () => {
    const confirms = MENU_MEANS.map((means) => promptOf(at("confirmMeans", means)));
    expect(confirms).toEqual([
      [{ phrase: "confirmCodeApp" }],
      [{ phrase: "confirmCodeDisplay" }],
      [{ phrase: "confirmCodeReader" }],
      [{ phrase: "confirmChip" }],
    ]);
    expect(promptOf(at("confirmMeans"))).toEqual([{ phrase: "confirmCodeApp" }]);
    expect(promptOf(at("how", "chip"))).toEqual([{ phrase: "how" }]);
  });

  it("at a step that listens to nobody is nothing", () => {
    for (const step of ["waiting", "queued", "duty", "over"] as const) {
      expect(promptOf(at(step))).toEqual([]);
      expect(shortPromptOf(at(step))).toEqual([]);
    }
    expect(shortPromptOf(at("how"))).toEqual([{ phrase: "howShort" }]);
  });
});
