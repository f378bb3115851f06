/** `npm run bench`: what the product takes, measured on real processes; one line of JSON for each figure. */
import { measureQueue } from "./queue.ts";
import { withStand } from "./stand.ts";


await withStand(async (stand) => {
  await stand.setOpen(true);
  await measureQueue(stand, 20);
});
