/** A log of MitID's that begins anew with the very line that we stand on, written at another time, is another log. */
import { expect, it } from "vitest";
import { minutes } from "../../../app/domain/duration.ts";
import { reconcileMitid } from "../../../app/worker/read-mitid-log.ts";
import { demoPerson, openActBench } from "../../support/act-bench.ts";
import { openScene } from "../../support/act-scene.ts";
import { changePhone, linesOf } from "../../support/log-bench.ts";

const bench = await openActBench();

it("is read from its beginning, though event, number and person are the same", async () => {
  const person = demoPerson("Bjarne Kjær");
  const scene = await openScene(bench, person);
  await changePhone(bench, person, 1);
  await reconcileMitid(bench.context);
  await bench.control("/mitid/_control/reset", {});
  bench.setClock(minutes(1));
  await changePhone(bench, person, 1);
  await reconcileMitid(bench.context);
  expect(await linesOf(bench)).toMatchObject([
    { epoch: 1, number: 1, event: "contactChanged" },
    { epoch: 2, number: 1, event: "contactChanged" },
  ]);
  expect((await scene.events()).filter((kind) => kind === "mitid.changed")).toHaveLength(2);
});
