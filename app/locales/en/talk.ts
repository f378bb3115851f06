/** What the line says around a talk with an agent, and when everything else has failed. */
export const talk = {
  hold: "One moment. Please stay on the line.",
  offerGone: "The call is no longer there.",
  lineFault: "The agent was disconnected. Stay on the line. You are first in the queue.",
} as const;
