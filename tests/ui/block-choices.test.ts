/** What F9 and a digit may stop. */
import { describe, expect, it } from "vitest";
import { keyOfOrder, type ActOrder } from "../../app/domain/protection/order.ts";
import { blockChoices, sectionOf } from "../../app/ui/desk/block-choices.ts";

type Case = Parameters<typeof blockChoices>[0];
type Refusals = Case["choices"]["choices"][number]["refusals"];

const means = (id: string, kind: "codeApp" | "codeDisplay" | "chip", canBlock = true) =>
  ({
    id,
    kind,
    state: canBlock ? "active" : "blocked",
    suffix: null,
    device: null,
    issuedAt: "2023-01-01T00:00:00Z",
    lastUsedAt: null,
    stateChangedAt: "2023-01-01T00:00:00Z",
  }) as const;

function about(missing: "proof.missing" | null, list: readonly ReturnType<typeof means>[] | null): Case {
  const identity =
    list === null
      ? null
      : ({ state: "active", heldUntil: null, assuranceLevel: "High", means: list } as const);
  const refusals = missing === null ? [] : [missing];
  const choice = (order: ActOrder, refused: Refusals = refusals) =>
    ({ key: keyOfOrder(order), order, needs: "claimed", refusals: refused, coolingHours: 0 }) as const;
  const blocks = (list ?? []).map(({ id, state }) =>
    choice({ kind: "block", authenticatorId: id }, state === "blocked" ? ["act.noEffect"] : refusals),
  );
  return {
    choices: {
      seenVersion: 7,
      choices: [choice({ kind: "suspend" }), choice({ kind: "hold" }), ...blocks],
      documented: [],
      registerSays: null,
    },
    systems: {
      mitid: { outcome: list === null ? "systemDown" : "found", at: "2026-11-23T10:00:00Z", identity },
      cpr: null,
    },
  };
}

const digits = (view: Case) => blockChoices(view, "subject").map(({ digit, value }) => `${digit} ${value}`);

describe("what may be blocked", () => {
  it("is nothing while the gates are closed", () => {
    expect(blockChoices(about("proof.missing", [means("a", "codeApp")]), "subject")).toEqual([]);
  });

  it("keeps each means its digit when one before it is blocked", () => {
    const [app, display, chip] = [means("a", "codeApp"), means("d", "codeDisplay"), means("c", "chip")];
    expect(digits(about(null, [app, display, chip]))).toEqual([
      "0 suspend",
      "1 block:a",
      "2 block:d",
      "3 block:c",
      "9 hold",
    ]);
    const one = means("a", "codeApp", false);
    expect(digits(about(null, [one, display, chip]))).toEqual([
      "0 suspend",
      "2 block:d",
      "3 block:c",
      "9 hold",
    ]);
  });

  it("is still the whole identity when MitID does not answer", () => {
    expect(digits(about(null, null))).toEqual(["0 suspend", "9 hold"]);
  });

  it("has its own words for each kind", () => {
    const choices = blockChoices(about(null, [means("c", "chip")]), "subject");
    expect(choices.map(sectionOf)).toEqual(["suspend", "chip", "held"]);
  });
});
