/** English, all rooms. */
export { common } from "./common.ts";
export { desk } from "./desk.ts";
export { messages } from "./messages.ts";
export { phone } from "./phone.ts";
export { publicPages as public } from "./public.ts";
export { talk } from "./talk.ts";
