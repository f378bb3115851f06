/** English, what can be ordered, what can be blocked, and NemSMS of at most 150 characters. */

/** As it stands within a sentence. */
export const ordered = {
  liftHold: "the block of your MitID to be lifted",
  liftLockout: "a part of your MitID to be unlocked",
  reopen: "your whole MitID to be reopened",
  activationCode: "an activation code",
  temporaryPassword: "a temporary password",
  temporaryPin: "a temporary PIN",
  orderMeans: {
    codeApp: "a new MitID app",
    codeDisplay: "a new code display",
    codeReader: "a new audio code reader",
    chip: "a new MitID chip",
    password: "a new password",
    /** Where a wish was refused before it was said which. */
    any: "a new code display, audio code reader or chip",
  },
} as const;

/** The person's own, within a sentence. */
export const mine = {
  codeApp: "your MitID app",
  codeDisplay: "your code display",
  codeReader: "your audio code reader",
  chip: "your MitID chip",
  password: "your password",
} as const;

export const nemSms = {
  hold: "Your MitID is temporarily blocked. Receipt {{receipt}}. To keep it blocked, call {{number}}, press 2, then 1, day or night.",
  block:
    "{{Mine}} was blocked. Receipt {{receipt}}. Not you? Call {{number}}, press 2, then 1, day or night.",
  suspend: "Your whole MitID is blocked. Receipt {{receipt}}. Did you not ask for it? Call {{number}}.",
  revoke: "Your MitID is closed for good. Receipt {{receipt}}. Did you not ask for it? Call {{number}}.",
  liftHold:
    "Your MitID is open again. Receipt {{receipt}}. Not you? Call {{number}}, press 2, then 1, day or night.",
  liftLockout:
    "{{Mine}} was unlocked. Receipt {{receipt}}. Not you? Call {{number}}, press 2, then 1, day or night.",
  reopen:
    "Your whole MitID was reopened. Receipt {{receipt}}. Not you? Call {{number}}, press 2, then 1, day or night.",
  activationCode:
    "Ordered for your MitID: {{what}}. Receipt {{receipt}}. Not you? Call {{number}}, press 2, then 1, day or night.",
  temporaryPassword:
    "Sent for your MitID: {{what}}. Receipt {{receipt}}. Not you? Call {{number}}, press 2, then 1, day or night.",
  temporaryPin:
    "Sent for your MitID: {{what}}. Receipt {{receipt}}. Not you? Call {{number}}, press 2, then 1, day or night.",
  orderMeans:
    "Ordered to your address: {{what}}. Receipt {{receipt}}. Not you? Call {{number}}, press 2, then 1, day or night.",
  coolingOff:
    "Ordered, not sent yet: {{what}}. Receipt {{receipt}}. Not you? Call {{number}}, press 2, then 1, day or night.",
  withdrawn:
    "Stopped: {{what}}. Receipt {{receipt}}. Did you not stop it? Call {{number}}, press 2, then 1, day or night.",
  stoppedTooLate:
    "Stopped too late: {{what}}. Receipt {{receipt}}. Not you? Call {{number}} now, press 2, then 1, day or night.",
  notSent:
    "Not sent: {{what}}. Receipt {{receipt}}. Did you not order it? Call {{number}}, press 2, then 1, day or night.",
  notStopped:
    "We could not block your MitID. Receipt {{receipt}}. Call {{number}} now, press 2, then 1, day or night.",
} as const;
