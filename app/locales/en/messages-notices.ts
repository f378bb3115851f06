/** English, what can be ordered, and NemSMS of at most 150 characters. */

/** As it stands within a sentence. */
export const ordered = {
  liftHold: "having your MitID opened again",
  liftLockout: "having a login unlocked",
  reopen: "having the whole of your MitID opened",
  activationCode: "an activation code",
  temporaryPassword: "a temporary password",
  temporaryPin: "a temporary PIN",
  orderMeans: "a new login ({{means}})",
} as const;

export const nemSms = {
  hold: "Your MitID is blocked for now. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  block: "{{means}} was blocked. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  suspend:
    "All of your MitID was blocked (the whole identity). Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  revoke: "Your MitID was closed for good. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  liftHold: "Your MitID was opened again. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  liftLockout: "{{means}} was unlocked. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  reopen: "All of your MitID was opened. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  activationCode:
    "An activation code was ordered for your MitID. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  temporaryPassword:
    "A new password was sent for your MitID. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  temporaryPin: "A new PIN was sent for your MitID. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  orderMeans: "{{means}}: ordered to your address. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  coolingOff:
    "Something was ordered for your MitID and can be stopped. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  withdrawn: "What was ordered for your MitID was stopped. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  stoppedTooLate:
    "What was ordered for your MitID is in use. Receipt {{receipt}}. Not you? Call Fælleslinjen.",
  notSent: "What was ordered for your MitID was not sent. Receipt {{receipt}}. Call Fælleslinjen.",
  notStopped: "We could not stop your MitID. Receipt {{receipt}}. Call Fælleslinjen at once.",
} as const;
