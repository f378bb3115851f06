/** Danish, all rooms. */
import { deskOfCase } from "./desk-of-case.ts";
import { desk as deskEverywhere } from "./desk.ts";

export { common } from "./common.ts";
export { publicPages as public } from "./public.ts";
export { approvals } from "./approvals.ts";
export { escalations } from "./desk-escalations.ts";
export { handling } from "./desk-handling.ts";
export { letters } from "./desk-letters.ts";
export { messages } from "./messages.ts";
export { phone } from "./phone.ts";
export { verify } from "./desk-verify.ts";
export { talk } from "./talk.ts";
export const desk = { ...deskEverywhere, ...deskOfCase } as const;
