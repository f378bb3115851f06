/** SMS and letters. SMS: GSM-7, two segments at most, no links. */
import { decision } from "./messages-decision.ts";
import { estate } from "./messages-estate.ts";
import { nemSms, ordered } from "./messages-notices.ts";

export const messages = {
  sms: {
    code: "Your code is {{code}}. Say it to the agent whom you called yourself. If you did not call, tell nobody. We never ask for your PIN or password.",
    codeForWeb:
      "Your code is {{code}}. Type it only on the page that you opened yourself. Tell nobody. We never ask for your PIN or password.",
    hold: "Your MitID is blocked for now, until {{until}} on {{untilDay}}. Receipt {{receipt}}. Was it not you? Call Fælleslinjen.",
    block:
      "{{means}} was blocked at {{at}}. Your other logins still work. Receipt {{receipt}}. Was it not you? Call Fælleslinjen.",
    suspend:
      "All of your MitID was blocked at {{at}}. Go to Borgerservice to have it reopened. Receipt {{receipt}}. Was it not you? Call Fælleslinjen.",
    revoke:
      "Your MitID was closed for good at {{at}}. Receipt {{receipt}}. If this was not you, call Fælleslinjen.",
    liftHold:
      "Your MitID was opened again at {{at}}. Receipt {{receipt}}. If this was not you, call Fælleslinjen to have it blocked.",
    liftLockout:
      "{{means}} was unlocked at {{at}}. Receipt {{receipt}}. If this was not you, call Fælleslinjen.",
    reopen:
      "Your MitID was opened at Borgerservice at {{at}}. Receipt {{receipt}}. If this was not you, call Fælleslinjen.",
    activationCode:
      "An activation code for your MitID was ordered at {{at}}. Never give it to anyone. Receipt {{receipt}}. If this was not you, call Fælleslinjen.",
    temporaryPassword:
      "A temporary password for your MitID was sent at {{at}}. Receipt {{receipt}}. If this was not you, call Fælleslinjen.",
    temporaryPin:
      "A temporary PIN for your MitID was sent at {{at}}. Receipt {{receipt}}. If this was not you, call Fælleslinjen.",
    orderMeans:
      "{{means}}: a new one was ordered to your address at {{at}}. Receipt {{receipt}}. If this was not you, call Fælleslinjen.",
    coolingOff:
      "Ordered for your MitID: {{what}}. It will not happen before {{leaves}} on {{leavesDay}}. Receipt {{receipt}}. If this was not you, call Fælleslinjen to stop it.",
    withdrawn:
      "Stopped: {{what}} for your MitID. Nothing more will happen. Receipt {{receipt}}. If you did not stop it, call Fælleslinjen.",
    stoppedTooLate:
      "Stopped too late: {{what}} for your MitID is in use. Receipt {{receipt}}. If you did not use it, call Fælleslinjen to block.",
    notSent:
      "Not sent: {{what}} for your MitID. Call Fælleslinjen if you still need it. Receipt {{receipt}}.",
    notStopped:
      "We could not stop it: MitID did not accept the order. Call Fælleslinjen at once. Receipt {{receipt}}.",
  },
  letter: {
    revoke: {
      label: "Your MitID has been closed for good",
      what: "Your MitID was closed for good on {{onDay}} at {{at}}.",
      undo: "It cannot be opened again. You can get a new MitID at Borgerservice.",
    },
    liftHold: {
      label: "Your MitID is open again",
      what: "The temporary block of your MitID was lifted on {{onDay}} at {{at}}.",
      undo: "If you want it blocked again, call Fælleslinjen.",
    },
    liftLockout: {
      label: "One of your logins has been unlocked",
      what: "{{means}} was unlocked on {{onDay}} at {{at}}.",
      undo: "If you want it blocked, call Fælleslinjen.",
    },
    reopen: {
      label: "Your MitID was opened at Borgerservice",
      what: "Your MitID was opened on {{onDay}} at {{at}}, after you had come in person.",
      undo: "If you want it blocked again, call Fælleslinjen.",
    },
    activationCode: {
      label: "An activation code has been ordered",
      what: "An activation code for your MitID was ordered on {{onDay}} at {{at}}. It works for one login only.",
      undo: "To stop it, call Fælleslinjen. Never give the code to anyone.",
    },
    temporaryPassword: {
      label: "A temporary password has been sent",
      what: "A temporary password for your MitID was sent on {{onDay}} at {{at}}.",
      undo: "To stop it, call Fælleslinjen. Never give the password to anyone.",
    },
    temporaryPin: {
      label: "A temporary PIN has been sent",
      what: "A temporary PIN for your MitID was sent on {{onDay}} at {{at}}.",
      undo: "To stop it, call Fælleslinjen. Never give the PIN to anyone.",
    },
    orderMeans: {
      label: "A new login has been ordered for you",
      what: "{{means}}: a new one was ordered to your registered address on {{onDay}} at {{at}}.",
      undo: "To stop it, call Fælleslinjen.",
    },
    hold: {
      label: "Your MitID is blocked for now",
      what: "Your MitID was blocked on {{onDay}} at {{at}}. The block ends by itself at {{until}} on {{untilDay}}.",
      undo: "Was it a mistake? Then do nothing. If the block must stay, call Fælleslinjen before then.",
    },
    block: {
      label: "One of your logins is blocked",
      what: "{{means}} was blocked on {{onDay}} at {{at}}. Your other logins still work.",
      undo: "What is blocked cannot be opened again. Call Fælleslinjen if you need a new one.",
    },
    suspend: {
      label: "All of your MitID is blocked",
      what: "All of your MitID was blocked on {{onDay}} at {{at}}. Nobody can use it now. Not even you.",
      undo: "Go to Borgerservice with your passport or driving licence to have it reopened. It cannot be done by phone.",
    },
    coolingOff: {
      label: "Something was ordered for your MitID",
      what: "Somebody has ordered {{what}} in your name. It will not happen before {{leaves}} on {{leavesDay}}.",
      undo: "We wait because your number is new, or because somebody has just answered wrongly. You can still stop it.",
    },
    withdrawn: {
      label: "What was ordered has been stopped",
      what: "In your name this was ordered: {{what}}. It is stopped now, and nothing more will happen.",
      undo: "If you still need it, call Fælleslinjen.",
    },
    stoppedTooLate: {
      label: "It was stopped too late",
      what: "In your name this was ordered: {{what}}. It was stopped too late and is in use.",
      undo: "If you did not use it yourself, block your whole MitID now. Call Fælleslinjen.",
    },
    notSent: {
      label: "What you ordered was not sent",
      what: "In your name this was ordered: {{what}}. When the time came, it was no longer allowed to leave.",
      undo: "If you still need it, call Fælleslinjen.",
    },
    notStopped: {
      label: "Your stop was not carried out",
      what: "A stop was asked for in your name on {{askedDay}} at {{asked}}. MitID did not carry it out.",
      undo: "If it must still be stopped, call Fælleslinjen at once.",
    },
    stopLink: "Was it not you? Then you can stop it yourself here: {{link}}",
    notYou: "Was it not you who asked for it? Then call Fælleslinjen at once.",
    receipt: "Your receipt number is {{receipt}}.",
  },
  approval: {
    reference:
      "Fælleslinjen: Approve only if you have called us yourself. The agent says the number {{number}}.",
  },
  blockingCode: {
    label: "Your new blocking code",
    what: "Your new blocking code is {{code}}. The old one no longer works.",
    use: "The code can only block your MitID. It cannot open anything.",
    keep: "Keep it in a safe place. Use it only when you call us yourself to block.",
  },
  ordered,
  nemSms,
  decision,
  estate,
} as const;
