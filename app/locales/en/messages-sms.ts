/** English, SMS: GSM-7, two segments at most, no links. */
export const sms = {
  code: "Your code is {{code}}. Only give it to the agent you called yourself. If you did not call, give it to nobody. We never ask for your PIN or password.",
  codeForWeb:
    "Your code is {{code}}. Type it only on the page that you opened yourself. Give it to nobody. We never ask for your PIN or password.",
  hold: "Fælleslinjen: Your MitID is temporarily blocked, until {{until}} on {{untilDay}} at the latest. Receipt {{receipt}}. It opens again by itself. To keep it blocked, call {{number}} and press 2, then 1, day or night.",
  block:
    "Fælleslinjen: {{Mine}} was blocked on {{onDay}} at {{at}}. Receipt {{receipt}}. Was it not you? Call {{number}} and press 2, then 1, day or night.",
  suspend:
    "Fælleslinjen: Your whole MitID was blocked on {{onDay}} at {{at}}. Book a time at Borgerservice to have it reopened. Receipt {{receipt}}. Was it not you? Call {{number}}.",
  revoke:
    "Fælleslinjen: Your MitID was closed for good on {{onDay}} at {{at}}. Receipt {{receipt}}. Did you not ask for it? Call {{number}}.",
  liftHold:
    "Fælleslinjen: The block of your MitID was lifted on {{onDay}} at {{at}}. Receipt {{receipt}}. Did you not ask for it? Call {{number}} and press 2, then 1, day or night.",
  liftLockout:
    "Fælleslinjen: {{Mine}} was unlocked on {{onDay}} at {{at}}. Receipt {{receipt}}. Did you not ask for it? Call {{number}} and press 2, then 1, day or night.",
  reopen:
    "Fælleslinjen: Your MitID was reopened at Borgerservice on {{onDay}} at {{at}}. Receipt {{receipt}}. Was it not you? Call {{number}} and press 2, then 1, day or night.",
  activationCode:
    "Fælleslinjen: For your MitID, {{what}} was ordered on {{onDay}} at {{at}}. Never give it to anyone. Receipt {{receipt}}. Did you not ask for it? Call {{number}} and press 2, then 1, day or night.",
  temporaryPassword:
    "Fælleslinjen: For your MitID, {{what}} was sent on {{onDay}} at {{at}}. Never give it to anyone. Receipt {{receipt}}. Did you not ask for it? Call {{number}} and press 2, then 1, day or night.",
  temporaryPin:
    "Fælleslinjen: For your MitID, {{what}} was sent on {{onDay}} at {{at}}. Never give it to anyone. Receipt {{receipt}}. Did you not ask for it? Call {{number}} and press 2, then 1, day or night.",
  orderMeans:
    "Fælleslinjen: On {{onDay}} at {{at}}, {{what}} was ordered to your address. Receipt {{receipt}}. Did you not ask for it? Call {{number}} and press 2, then 1, day or night.",
  coolingOff:
    "Fælleslinjen: For your MitID, {{what}} was ordered. We will not send it before {{leaves}} on {{leavesDay}}. Receipt {{receipt}}. Did you not ask for it? Call {{number}} and press 2, then 1, day or night, to stop it.",
  withdrawn:
    "Fælleslinjen: The order for your MitID was stopped: {{what}}. Nothing more will happen. Receipt {{receipt}}. Did you not stop it yourself? Call {{number}} and press 2, then 1, day or night.",
  stoppedTooLate:
    "Fælleslinjen: The order for your MitID was stopped too late: {{what}}. It is in use. Receipt {{receipt}}. Was it not you? Call {{number}} now and press 2, then 1, day or night.",
  notSent:
    "Fælleslinjen: The order for your MitID was not sent: {{what}}. If you still need it, call {{number}}. Receipt {{receipt}}. Did you not order it? Call and press 2, then 1, day or night.",
  notStopped:
    "Fælleslinjen: We could not block it: MitID did not accept the order. Receipt {{receipt}}. If it must still be blocked, call {{number}} now and press 2, then 1, day or night.",
} as const;
