/** The shapes of contract.yaml that the adapter reads; a test holds them against the contract. */
import { z } from "zod";

export const receiptSchema = z.object({
  transmissionId: z.uuid(),
  messageUUID: z.string().nullable(),
  messageId: z.string().nullable(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  timeStamp: z.iso.datetime(),
  receiptStatus: z.enum(["NOT_ALLOWED", "INVALID", "RECEIVED", "COMPLETED"]),
});

export const contactSchema = z.object({
  id: z.uuid(),
  type: z.enum(["COMPANY", "CITIZEN"]),
  cprNumber: z.string(),
  mailboxSubscription: z.object({
    registrationStatus: z.string().nullable(),
    publicRegistrationStatus: z.enum(["REGISTERED", "EXEMPT", "CLOSED"]),
  }),
  nemSmsSubscription: z.object({ registered: z.boolean() }),
});

export const contactSearchResultSchema = z.object({
  currentPage: z.int().min(0),
  elementsOnPage: z.int().min(0),
  totalElements: z.int().min(0),
  totalPages: z.int().min(0),
  contacts: z.array(contactSchema),
});

export type WireReceipt = z.infer<typeof receiptSchema>;
export type WireContact = z.infer<typeof contactSchema>;
