/** `POST /memos/`: takes a MeMo and answers with the technical receipt. */
import { randomUUID } from "node:crypto";
import type { OperationAnswer } from "../../simulator-kit/operation.ts";
import { Problem } from "../../simulator-kit/problem.ts";
import type { SimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { WireReceipt } from "../schemas.ts";
import type { MemoReading } from "./memo-reader.ts";
import { readMemo } from "./memo-reader.ts";
import type { PostOffice } from "./post-office.ts";

export function addMemos(frame: SimulatorFrame, office: PostOffice, base: string, now: () => Date): void {
  frame.on("post", `${base}/memos/`, "sendMemo", (request) => {
    const xml: unknown = request.body;
    if (typeof xml !== "string") throw new Problem(400, "memo.content.type.unknown");
    const reading = readMemo(xml);
    switch (reading.kind) {
      case "unreadable":
        throw new Problem(400, reading.code);
      case "invalid":
        return invalid(reading, now());
      case "memo": {
        const { receipt, replayed } = office.take(reading.memo, xml);
        return {
          status: 200,
          body: receipt,
          outcome: replayed ? "replayed" : receipt.receiptStatus,
          // Digital Post has no id of the person that a log may hold: MitID's stands in for it.
          subject: office.personOf(reading.memo)?.mitid.identityUuid ?? null,
          key: reading.memo.MessageHeader.messageUUID,
        };
      }
      default:
        return reading satisfies never;
    }
  });
}

function invalid(reading: Extract<MemoReading, { kind: "invalid" }>, at: Date): OperationAnswer {
  const receipt: WireReceipt = {
    transmissionId: randomUUID(),
    messageUUID: null,
    messageId: null,
    errorCode: reading.code,
    errorMessage: `Faulty: ${reading.elements.join(", ")}`,
    timeStamp: at.toISOString(),
    receiptStatus: "INVALID",
  };
  return { status: 200, body: receipt, outcome: "INVALID", subject: null };
}
