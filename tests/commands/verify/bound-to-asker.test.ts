/** A code and an approval are worth something to whoever asked, in time: the command says so, and the database by itself. */
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { settleApproval } from "../../../app/commands/verify/settle-approval.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { minutes } from "../../../app/domain/duration.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { approvalStates, askedInApp } from "../../support/proof-app.ts";
import { openProofBench } from "../../support/proof-bench.ts";
import { column, newCase, orderCode, proofsOf, refused, tryCode } from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");
const asApp = (text: string) =>
  bench.db.database.transact(systemActor("test"), (tx) => sql.raw(text).execute(tx));

/** A case and the code that its agent ordered; then the case is a colleague's. */
async function takenOver(isUsed: boolean) {
  const ours = await newCase(bench, inger);
  const code = await orderCode(bench, ours);
  if (isUsed) expect(await tryCode(bench, ours, code)).toMatchObject({ allowed: true });
  const { actor } = await newCase(bench, inger);
  await bench.db.asOwner("update cases set owner_id = $1 where id = $2", [actor.id, ours.id]);
  return { ours, theirs: { ...ours, actor }, code };
}

describe("a code of a case that a colleague has taken over", () => {
  it("is none to the colleague, and proves nothing to them", async () => {
    const { theirs, code } = await takenOver(false);
    expect(await tryCode(bench, theirs, code)).toEqual(refused("code.none"));
    expect(await proofsOf(bench, theirs)).toEqual([]);
  });

  it("carries no proof of the colleague's in the database either, and one of whoever ordered it", async () => {
    const { ours, theirs } = await takenOver(true);
    await bench.db.asOwner("delete from verifications");
    const proofOf = ({ actor, id, citizenId }: typeof ours) =>
      asApp(`insert into verifications
          (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, established_at, expires_at)
        values ('${citizenId}', '${id}', 'agent', '${actor.id}', 'claimed', 'oneTimeCode', 2, now(),
                now() + interval '10 minutes')`);
    await expect(proofOf(theirs)).rejects.toMatchObject({ code: "FL012" });
    await expect(proofOf(ours)).resolves.toBeDefined();
  });
});

describe("an approval that is told of after its time", () => {
  it("has expired, whatever the person pressed", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    const [approvalId] = await column(bench, "select id from approvals");
    bench.pass(minutes(5));
    await settleApproval(bench.context, { approvalId: String(approvalId), state: "approved" });
    expect(await approvalStates(bench)).toEqual(["expired"]);
    expect(await proofsOf(bench, ours)).toEqual([]);
  });

  it("is not made one that was given by the database either; a minute sooner it is", async () => {
    const approve =
      "update approvals set state = 'approved', ended_at = now(), request_cipher = null, request_key_id = null";
    bench.setClock(-minutes(6));
    await askedInApp(bench, await newCase(bench, inger));
    await expect(asApp(approve)).rejects.toMatchObject({ code: "FL020" });
    await bench.db.asOwner("truncate approvals cascade");
    bench.setClock(-minutes(1));
    await askedInApp(bench, await newCase(bench, inger));
    await expect(asApp(approve)).resolves.toBeDefined();
  });
});
