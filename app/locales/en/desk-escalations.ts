/** Words of the list "Needs a person"; fetched with that page alone. */

export const escalations = {
  title: "Needs a person",
  lead: "Acts that the systems cannot finish by themselves. Take one, so that colleagues see that you have it.",
  empty: "Nothing needs a person right now. What is new comes by itself.",
  what: {
    hold: "Hold of everything for 24 hours",
    block: "Block of {{means}}",
    suspend: "Suspension of the whole MitID",
    revoke: "Closing of MitID for good",
    liftHold: "Lifting of the 24-hour hold",
    liftLockout: "Unlocking of {{means}}",
    reopen: "Reopening of MitID",
    activationCode: "Activation code",
    temporaryPassword: "Temporary password",
    temporaryPin: "Temporary PIN",
    orderMeans: "Order of {{means}}",
  },
  means: "a means",
  why: {
    overdue: "{{system}} has not answered within the deadline. It is still tried.",
    refused: "{{system}} will not carry it out. It is not tried again.",
    stopOverdue:
      "It has been asked to be stopped, and {{system}} has not answered within the deadline. It is still tried.",
    unconfirmed: "{{system}} says one thing, and the log of {{system}} another.",
    stoppedTooLate: "It was stopped, but it was in use.",
    unreached: "The letter about it reaches nobody: it came back, or the person lives at no address in CPR.",
  },
  todo: {
    unreached:
      "Find another way that the person or the municipality knows, and write it in the case. An order that waits for the letter does not leave by itself.",
    overdue: "Ring the operations of {{system}}. The row goes when the system answers.",
    refused:
      "Look the person up in {{system}} and do the act again in the case. Call the person if that cannot be done.",
    stopOverdue:
      "Ring the operations of {{system}} and have it killed there. The row goes when the system answers.",
    unconfirmed: "Look the person up in MitID and, where needed, do the act again in the case.",
    stoppedTooLate: "Suspend the whole MitID unless the citizen has used it themselves.",
  },
  alarm: {
    lineSetAside: {
      what: "A line in MitID's log",
      why: "The line could not be taken in. The others are still read.",
      todo: "Look the person up in MitID and hold it against the case. Tell operations.",
    },
    foreignChange: {
      what: "A change after a stop",
      why: "{{system}} has opened or changed something, and nobody has an open case.",
      todo: "See in the case whether the person asked for it. Stop it again if in doubt.",
    },
    logUnread: {
      what: "The log of {{system}}",
      why: "The log of {{system}} could not be read within the deadline.",
      todo: "Ring the operations of {{system}}. The row goes when the log can be read.",
    },
    holdRequestSilent: {
      what: "24-hour hold by telephone",
      why: "{{system}} or CPR has not answered within the deadline. It is still tried.",
      todo: "Ring the operations of {{system}}. The row goes when the system answers.",
    },
  },
  ownCase: "your case",
  caseOfNobody: "nobody's yet",
  you: "You, {{time}}",
  other: "{{name}}, {{time}}",
  take: "Take it",
  taking: "Taking …",
  seenTo: "Seen to",
  seeingTo: "Saving …",
  toList: "To the list",
  reasons: {
    title: "It was not done",
    unknown: "The server said no. Load the page again and try once more.",
    codes: {
      "escalation.none": "It no longer needs a person.",
      "escalation.taken": "A colleague has taken it.",
      "escalation.notYours": "Take it first. Only whoever has it can say that it is seen to.",
      "escalation.stillOpen": "It is still under way and tried again. It ends when the system answers.",
      "mover.notAllowed": "Only staff at the line can take it.",
    },
  },
} as const;
