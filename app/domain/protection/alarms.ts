/** What needs a person and hangs on no act's target: what it is about, and how it ends. */

export type AlarmWhy = "lineSetAside" | "foreignChange" | "logUnread" | "holdRequestSilent";

/** `bySelf` is still tried, and ends with what it waits for; the others end when somebody has seen to them. */
export const ALARM_ENDS: { readonly [Why in AlarmWhy]: "bySelf" | "byPerson" } = {
  lineSetAside: "byPerson",
  foreignChange: "byPerson",
  logUnread: "bySelf",
  holdRequestSilent: "bySelf",
};
