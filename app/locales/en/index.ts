/** English, all rooms. */
export * from "./pages.ts";
export { messages } from "./messages.ts";
export { phone } from "./phone.ts";
export { talk } from "./talk.ts";
