/** The tally finds what is planted: each kind of loss, each kind of double, and nothing where nothing is wrong. */
import { describe, expect, it } from "vitest";
import { tallyOf, type ActOnFile, type Seen } from "./tally.ts";

const act = (over: Partial<ActOnFile> = {}): ActOnFile => ({
  ...{ id: "act-1", key: "key-1", state: "acknowledged", fate: "applied", attempts: 1, seconds: 0.2 },
  targets: ["acknowledged", "acknowledged"],
  notices: [
    { channel: "sms", state: "delivered" },
    { channel: "letter", state: "queued" },
  ],
  calledBack: false,
  ...over,
});

const fair: Seen = {
  orders: [{ key: "key-1", answer: "yes" }],
  acts: [act()],
  effects: ["act-1"],
  messages: ["+45 one", "letter-1"],
  sms: { onFile: 1, atCarrier: 1 },
  open: [],
};

it("finds nothing where nothing is wrong", () => {
  expect(tallyOf(fair)).toMatchObject({ accepted: 1, acknowledged: 1, lost: [], twice: [] });
});

it("an order that was refused or never answered is no promise", () => {
  const orders = [...fair.orders, { key: "key-2", answer: "no" }, { key: "key-3", answer: "none" }] as const;
  expect(tallyOf({ ...fair, orders })).toMatchObject({ orders: 3, accepted: 1, lost: [] });
});

it("what is escalated, refused or withdrawn has ended; the same as another needs no effect of its own", () => {
  const acts = [
    act({ state: "sent", fate: null, targets: ["escalated", "acknowledged"] }),
    act({ id: "act-2", key: "key-2", state: "refused", fate: "stale", targets: ["refused"] }),
    act({ id: "act-3", key: "key-3", state: "withdrawn", fate: null, targets: [] }),
    act({ id: "act-4", key: "key-4", fate: "alreadyDone", notices: [] }),
  ];
  const orders = acts.map(({ key }) => ({ key, answer: "yes" }) as const);
  expect(tallyOf({ ...fair, acts, orders, effects: [] })).toMatchObject({
    ...{ accepted: 4, acknowledged: 1, refused: 2, escalated: 1 },
    ...{ lost: [], twice: [] },
  });
});

it("what tells of a parcel that was called back gives way to what tells of the stop", () => {
  const notices = [{ channel: "sms", state: "overtaken" }];
  expect(tallyOf({ ...fair, acts: [act({ notices, calledBack: true })] })).toMatchObject({ lost: [] });
});

describe("a loss", () => {
  it.each<[string, Partial<Seen>]>([
    ["no act for key-1", { acts: [] }],
    ["act-1 never ended", { acts: [act({ state: "sent", fate: null, targets: ["sent"] })], effects: [] }],
    ["act-1 never ended", { acts: [act({ targets: ["acknowledged", "pending"] })] }],
    ["act-1 had no effect at MitID", { effects: [] }],
    ["nobody was told of act-1", { acts: [act({ notices: [] })] }],
    ...["queued", "failed", "overtaken"].map((state): [string, Partial<Seen>] => [
      `notice by sms of act-1 is ${state}`,
      { acts: [act({ notices: [{ channel: "sms", state }] })] },
    ]),
    [
      "notice by sms of act-1 is failed",
      { acts: [act({ notices: [{ channel: "sms", state: "failed" }], calledBack: true })] },
    ],
    ["act-1 was done, and is said not to be", { acts: [act({ state: "refused", fate: "stale" })] }],
    ["2 SMS never reached the carrier", { sms: { onFile: 3, atCarrier: 1 } }],
    ["Inger is not suspended", { open: ["Inger"] }],
  ])("%s", (words, change) => {
    expect(tallyOf({ ...fair, ...change })).toMatchObject({ lost: [words], twice: [] });
  });
});

describe("a double", () => {
  it.each<[string, Partial<Seen>]>([
    ["act-1 was carried out twice", { effects: ["act-1", "act-1"] }],
    ["two acts for key-1", { acts: [act(), act({ id: "act-2" })], effects: ["act-1", "act-2"] }],
    ["sent twice: letter-1", { messages: [...fair.messages, "letter-1"] }],
  ])("%s", (words, change) => {
    expect(tallyOf({ ...fair, ...change })).toMatchObject({ lost: [], twice: [words] });
  });
});
