/** Receipts of the simulated Digital Post: the list, one of them, and the receiver's own. */
import { z } from "zod";
import { Problem, shaped } from "../../simulator-kit/problem.ts";
import type { SimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { PostOffice } from "./post-office.ts";

const businessReceiptRequest = z.strictObject({
  receiptStatus: z.enum(["INVALID", "COMPLETED"]),
  errorCode: z.string().nullable().default(null),
  errorMessage: z.string().nullable().default(null),
});

export function addReceipts(frame: SimulatorFrame, office: PostOffice, base: string): void {
  frame.on("get", `${base}/receipts/`, "listReceipts", () => {
    const results = office.businessReceipts().map((receipt) => receipt.transmissionId);
    return { status: 200, body: { ...onePage(results.length), results }, outcome: "found", subject: null };
  });

  frame.on("get", `${base}/receipts/:id`, "fetchReceipt", (request) => {
    const id = request.params["id"]?.toLowerCase();
    const receipt = office.businessReceipts().find((one) => one.transmissionId === id);
    if (receipt === undefined) throw new Problem(404, "receipt.unknown");
    const key = receipt.messageUUID ?? undefined;
    return { status: 200, body: receipt, outcome: "found", subject: null, key };
  });

  frame.on("post", `${base}/memos/:id/receipt`, "createReceipt", (request) => {
    const outcome = shaped(businessReceiptRequest, request.body);
    const id = request.params["id"] ?? "";
    if (!office.settle(id, outcome)) throw new Problem(404, "memo.unknown");
    return { status: 204, body: null, outcome: outcome.receiptStatus, subject: null, key: id };
  });
}

/** The frame around a list that fits one page. */
export const onePage = (count: number) => ({
  currentPage: 0,
  elementsOnPage: count,
  totalElements: count,
  totalPages: count === 0 ? 0 : 1,
});
