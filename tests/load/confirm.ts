/** From the confirm key to MitID's acknowledgement: scripted night calls with a blocking code. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { LINE, WITHHELD } from "../support/block-branch.ts";
import { LinePhone } from "../support/scripted-call-phone.ts";
import { printSpread } from "./figures.ts";
import { RAISED_LIMITS, type Stand } from "./stand.ts";

const personShape = z.object({ blockingCode: z.string(), identityState: z.string() });
const actShape = z.array(z.object({ acknowledged: z.number().nullable(), fate: z.string().nullable() }));

interface Measured {
  readonly toAcknowledged: number;
  readonly toReceipt: number | null;
  readonly fate: string;
}

/** One call after the other, or `atOnce` of them side by side. */
export async function measureConfirm(stand: Stand, calls: number, atOnce: number): Promise<void> {
  // Callers side by side share the line's clock: moving it past one's speech would be another's silence.
  await stand.line.setClock(atOnce === 1 ? "virtual" : "real");
  const codes = await codesOfTheLiving(stand);
  const measured: Measured[] = [];
  while (measured.length < calls) {
    // Put back between the rounds, so that every suspension is one that takes effect.
    await fetch(`${stand.sandbox}/mitid/_control/reset`, { method: "POST" });
    const round = codes.slice(0, calls - measured.length);
    const worker = async () => {
      for (let code = round.shift(); code !== undefined; code = round.shift()) {
        measured.push(await oneCall(stand, code, atOnce === 1));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
  report(measured, atOnce, codes.length);
}

function report(measured: readonly Measured[], atOnce: number, people: number): void {
  const name = atOnce === 1 ? "confirm-to-acknowledged" : "confirm-to-acknowledged-parallel";
  const applied = measured.filter(({ fate }) => fate === "applied").length;
  const about = { atOnce, people, applied, limitsRaisedTo: RAISED_LIMITS };
  printSpread(
    name,
    measured.map(({ toAcknowledged }) => toAcknowledged),
    about,
  );
  const receipts = measured.flatMap(({ toReceipt }) => toReceipt ?? []);
  if (receipts.length > 0) printSpread("confirm-to-receipt-spoken", receipts, { atOnce });
}

async function codesOfTheLiving({ sandbox }: Stand): Promise<string[]> {
  const people = z.array(personShape).parse(await (await fetch(`${sandbox}/_control/people`)).json());
  return people
    .filter(({ identityState }) => identityState === "active")
    .map(({ blockingCode }) => blockingCode);
}

/** Milliseconds on the wall's clock, by which the application stamps the acknowledgement. */
const wallClock = (): number => performance.timeOrigin + performance.now();

async function oneCall(stand: Stand, code: string, listens: boolean): Promise<Measured> {
  const phone = await LinePhone.call(stand.sandbox, { from: WITHHELD, to: LINE });
  for (const keys of ["1", "1", "1", `${code}#`]) {
    await phone.reaches("gather");
    await phone.press(keys);
  }
  await phone.reaches("gather", /Tryk 1 for at spærre nu/);
  const pressedAt = wallClock();
  await phone.press("1");
  // On the real clock the receipt takes as long as it takes to say.
  const toReceipt = listens ? await receiptAfter(phone, pressedAt) : null;
  const { acknowledged, fate } = await acknowledgedOf(stand, phone.sid);
  await phone.hangup();
  return { toAcknowledged: acknowledged - pressedAt, toReceipt, fate };
}

async function receiptAfter(phone: LinePhone, pressedAt: number): Promise<number> {
  await phone.hears(/kvitteringsnummer er/);
  return wallClock() - pressedAt;
}

const PATIENCE = 600;

async function acknowledgedOf(
  stand: Stand,
  callSid: string,
): Promise<{ readonly acknowledged: number; readonly fate: string }> {
  for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
    const rows = actShape.parse(
      await stand.sql(
        "select extract(epoch from acknowledged_at)::float8 * 1000 as acknowledged, fate from acts where idempotency_key = $1",
        [`${callSid}:confirm`],
      ),
    );
    const [act] = rows;
    if (act !== undefined && act.acknowledged !== null)
      return { acknowledged: act.acknowledged, fate: act.fate ?? "" };
    await pause(25);
  }
  throw new Error("an act was never acknowledged");
}
