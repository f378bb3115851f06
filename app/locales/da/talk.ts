/** What the line says around a talk with an agent, and when everything else has failed. */
export const talk = {
  hold: "Et øjeblik. Bliv på linjen.",
  offerGone: "Opkaldet er der ikke længere.",
  lineFault: "Forbindelsen til medarbejderen røg. Bliv på linjen. Du står forrest i køen.",
} as const;
