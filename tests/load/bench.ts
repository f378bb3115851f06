/** `npm run bench`: what the product takes, measured on real processes; one line of JSON for each figure. */
import { measureConfirm } from "./confirm.ts";
import { holdTalk } from "./day-talk.ts";
import { print } from "./figures.ts";
import { measureFirstLoads } from "./first-load.ts";
import { measureQueue } from "./queue.ts";
import { withStand, type Stand } from "./stand.ts";
import { measureStart } from "./start-time.ts";

const CALLS = 200;
const QUEUED = 50;
const AT_ONCE = 8;
const MEGABYTE = 1_000_000;

async function printMemory(stand: Stand, after: string): Promise<void> {
  const bytes = await stand.webMemory();
  print({ bench: "web-memory", MB: Math.round(bytes / MEGABYTE), unit: "MB", after });
}

await measureStart();
await withStand(async (stand) => {
  await printMemory(stand, "start");
  await stand.setOpen(false);
  await measureConfirm(stand, CALLS, 1);
  await measureConfirm(stand, CALLS, AT_ONCE);
  await stand.setOpen(true);
  await measureQueue(stand, QUEUED);
  await holdTalk(stand);
  await measureFirstLoads(stand);
  await printMemory(stand, "both journeys");
});
