/** English, letters and mails: what was done, and what can be done about it. */
export const letter = {
  head: {
    from: "Fælleslinjen",
    phone: "Telephone {{number}}",
    caseNumber: "Case {{caseNumber}}",
  },
  hold: {
    label: "Your MitID is temporarily blocked",
    what: "Your MitID was temporarily blocked on {{date}} at {{at}}. The block lasts until {{until}} on {{untilDate}} at the latest.",
    undo: "If it was a mistake, your MitID opens again by itself. To keep the block, call {{number}} before then and press 2, then 1, day or night.",
  },
  block: {
    label: "A part of your MitID is blocked",
    what: "{{Mine}} was blocked on {{date}} at {{at}}.",
    undo: "It cannot be opened again. If you need a new one, call {{number}}.",
  },
  suspend: {
    label: "Your whole MitID is blocked",
    what: "Your whole MitID was blocked on {{date}} at {{at}}. Nobody can use it, not even you, until it is reopened at Borgerservice.",
    undo: "Book a time at Borgerservice, and bring a passport or driving licence. It cannot be reopened by phone.",
  },
  revoke: {
    label: "Your MitID is closed for good",
    what: "Your MitID was closed for good on {{date}} at {{at}}.",
    undo: "It cannot be opened again. You can get a new MitID at Borgerservice.",
  },
  liftHold: {
    label: "Your MitID is open again",
    what: "The temporary block of your MitID was lifted on {{date}} at {{at}}.",
    undo: "If you want it blocked again, call {{number}} and press 2, then 1, day or night.",
  },
  liftLockout: {
    label: "A part of your MitID is unlocked",
    what: "{{Mine}} was unlocked on {{date}} at {{at}}.",
    undo: "If you want it blocked, call {{number}} and press 2, then 1, day or night.",
  },
  reopen: {
    label: "Your MitID was reopened at Borgerservice",
    what: "Your MitID was reopened on {{date}} at {{at}}, after somebody came in your name.",
    undo: "If you want it blocked again, call {{number}} and press 2, then 1, day or night.",
  },
  activationCode: {
    label: "An activation code was ordered",
    what: "An activation code for your MitID was ordered on {{date}} at {{at}}. It can activate only one app or device.",
    undo: "Never give the code to anyone.",
  },
  temporaryPassword: {
    label: "A temporary password was sent",
    what: "A temporary password for your MitID was sent on {{date}} at {{at}}.",
    undo: "Never give the password to anyone.",
  },
  temporaryPin: {
    label: "A temporary PIN was sent",
    what: "A temporary PIN for your MitID was sent on {{date}} at {{at}}.",
    undo: "Never give the PIN to anyone.",
  },
  orderMeans: {
    label: "Something new was ordered for your MitID",
    what: "On {{date}} at {{at}}, {{what}} was ordered to your registered address.",
    undo: "Never give it to anyone.",
  },
  coolingOff: {
    label: "Ordered for your MitID: {{what}}",
    what: "In your name, {{what}} was ordered. We will not send it before {{leaves}} on {{leavesDate}}.",
    undo: "We wait because your contact details are new, or because somebody recently answered our questions wrongly. If you ordered it yourself, you need not do anything.",
  },
  withdrawn: {
    label: "The order for your MitID was stopped",
    what: "In your name, {{what}} was ordered. The order was stopped, and nothing more will happen.",
    undo: "If you still need it, call {{number}}. If you did not stop it yourself, call {{number}} and press 2, then 1, day or night.",
  },
  stoppedTooLate: {
    label: "The order for your MitID was stopped too late",
    what: "In your name, {{what}} was ordered. It was stopped too late and is in use.",
    undo: "If you did not use it yourself, call {{number}} now and press 2, then 1, day or night. We will block your whole MitID.",
  },
  notSent: {
    label: "The order for your MitID was not sent",
    what: "In your name, {{what}} was ordered. When the time came, we were no longer allowed to send it.",
    why: {
      contact: "The reason is that your phone number at MitID is too new or missing.",
      address: "The reason is that your address in the CPR register is too new or missing.",
      mustMeet: "The reason is that we must see you at Borgerservice first.",
      notLiving: "The reason is that your CPR number is no longer in use.",
      changed: "The reason is that your MitID has changed since then.",
      other: "The reason is that MitID refused it.",
    },
    undo: "If you still need it, call {{number}}. If you did not order it, call {{number}} and press 2, then 1, day or night.",
  },
  notStopped: {
    label: "Your block was not carried out",
    what: "A block was asked for in your name on {{askedDate}} at {{asked}}. MitID did not carry it out.",
    undo: "If it must still be blocked, call {{number}} now and press 2, then 1, day or night.",
  },
  stopLink: "Did you not ask for it? Then you can stop it yourself here: {{link}}",
  notYou:
    "Was it not you who asked for it? Call {{number}} and press 2, then 1, day or night. We will block your MitID.",
  notYouWhole: "Was it not you who asked for it? Call {{number}}.",
  receipt: "Your receipt number is {{receipt}}.",
} as const;
