/** Danish, all rooms. */
export * from "./pages.ts";
export { approvals } from "./approvals.ts";
export { escalations } from "./desk-escalations.ts";
export { handling } from "./desk-handling.ts";
export { messages } from "./messages.ts";
export { phone } from "./phone.ts";
export { verify } from "./desk-verify.ts";
export { talk } from "./talk.ts";
