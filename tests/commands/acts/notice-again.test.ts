/** An SMS whose answer was lost: it is looked for at the carrier before another is sent, and never before the first. */
import { expect, it } from "vitest";
import { SystemDown } from "../../../app/domain/faults.ts";
import { deliver } from "../../../app/worker/notices.ts";
import type { NoticeContext } from "../../../app/worker/context.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { accepted, CONFIRMED, openScene } from "../../support/act-scene.ts";
import { openNoticeBench } from "../../support/notice-bench.ts";

const { bench, context, ...notices } = await openNoticeBench();

/** A carrier that takes every message and answers the first of them to nobody. */
function forgetfulCarrier() {
  const taken: { readonly to: string; readonly body: string }[] = [];
  const done: string[] = [];
  const { telephony } = context.ports;
  const forgetful: NoticeContext["ports"]["telephony"] = {
    ...telephony,
    findSms: ({ to, body }) => {
      done.push("looked");
      const at = taken.findIndex((one) => one.to === to && one.body === body);
      return Promise.resolve(at < 0 ? null : `SM-taken-${String(at)}`);
    },
    sendSms: ({ to, body }) => {
      done.push("sent");
      taken.push({ to, body });
      if (taken.length === 1) return Promise.reject(new SystemDown("twilio", true, "no answer"));
      return Promise.resolve({ messageSid: `SM-new-${String(taken.length)}` });
    },
  };
  return { done, context: { ...context, ports: { ...context.ports, telephony: forgetful } } };
}

it("is told once", async () => {
  const scene = await openScene(bench, demoPerson("Inger Vestergaard"), { proof: CONFIRMED });
  const actId = await accepted(scene.place({ kind: "suspend" }));
  await bench.work();
  await notices.tell(actId, "act");
  const { rows } = await bench.db.asOwner(
    "select id from notices where act_id = $1 and channel = 'sms' and state = 'queued'",
    [actId],
  );
  const noticeId = String(rows[0]?.["id"]);
  const { done, context: withCarrier } = forgetfulCarrier();
  await expect(deliver(withCarrier, { noticeId })).rejects.toThrow(SystemDown);
  await deliver(withCarrier, { noticeId });
  expect(done).toEqual(["sent", "looked"]);
  const { rows: sent } = await bench.db.asOwner("select state, external_id from notices where id = $1", [
    noticeId,
  ]);
  expect(sent).toEqual([{ state: "sent", external_id: "SM-taken-0" }]);
});
