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
    stopOverdue:
      "The citizen has stopped it, and {{system}} has not answered within the deadline. It is still tried.",
    unconfirmed: "{{system}} says one thing, and the log of {{system}} another.",
    stoppedTooLate: "The citizen stopped it, but it was in use.",
    unreached: "The letter about it reaches nobody: the person lives at no address in CPR.",
  },
  todo: {
    unreached:
      "Find another way that the person or the municipality knows, and write it in the case. The letter was not sent.",
    overdue: "Ring the operations of {{system}}. The row goes when the system answers.",
    stopOverdue:
      "Ring the operations of {{system}} and have it killed there. The row goes when the system answers.",
    unconfirmed: "Look the person up in MitID and, where needed, do the act again in the case.",
    stoppedTooLate: "Suspend the whole MitID unless the citizen has used it themselves.",
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
