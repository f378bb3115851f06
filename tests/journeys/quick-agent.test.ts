/** An agent quicker than the line: the call is taken while the caller still hears that they are put through. */
import { expect, it } from "vitest";
import { setPresence } from "../../app/commands/set-presence.ts";
import { takeOffer } from "../../app/commands/take-offer.ts";
import { agentIdentity } from "../../app/domain/routing/agent-identity.ts";
import { reachBlockBranch } from "../support/block-branch.ts";
import { startProduct } from "../support/product.ts";
import { eventually } from "../support/systems.ts";

const product = await startProduct();

it("both legs meet, and nobody is hung up", async () => {
  await product.setOpen(true);
  const { rows: staff } = await product.db.asOwner("select id from staff where username = 'maja'");
  const actor = { kind: "agent", id: String(staff[0]?.["id"]), role: "agent" } as const;
  await setPresence(product.db.context, { actor, state: "ready" });
  const phone = await reachBlockBranch(product);
  await phone.press("0");
  const offers = await eventually(
    () => product.db.asOwner("select id from offers where state = 'open'"),
    ({ rows }) => rows.length === 1,
  );
  const offerId = String(offers.rows[0]?.["id"]);
  const taken = await takeOffer(product.db.context, { actor, offerId });
  expect(taken.allowed).toBe(true);
  await product.line.connectClient(agentIdentity(actor.id), { offerId });
  await phone.reaches("conference", /^k-/);
  const { rows } = await product.db.asOwner("select state from conferences");
  expect(rows).toEqual([{ state: "connected" }]);
});
