/** English, decisions in writing: a refusal, and a stop that the person did not ask for (domain.md §1.8, §1.11). */
export const decision = {
  refusal: {
    label: "Decision: your request was refused",
    labelOfOther: "Decision: a request about your MitID was refused",
    what: {
      subject: "On {{askedDate}} you asked for {{what}}. We have refused this.",
      /** Where nobody knows whether it was the person. */
      somebody: "On {{askedDate}} somebody asked for {{what}} in your name. We have refused this.",
      guardian:
        "On {{askedDate}} somebody who said they were your guardian asked for {{what}}. We have refused this.",
      attorney:
        "On {{askedDate}} somebody who said they have your power of attorney asked for {{what}}. We have refused this.",
      relative:
        "On {{askedDate}} somebody who said they were a relative of yours asked for {{what}}. We have refused this.",
      estate:
        "On {{askedDate}} somebody who said they act for the estate asked for {{what}}. We have refused this.",
      police:
        "On {{askedDate}} somebody who said they were from the police asked for {{what}}. We have refused this.",
      bank: "On {{askedDate}} somebody who said they were from your bank asked for {{what}}. We have refused this.",
      employer:
        "On {{askedDate}} somebody who said they were from your employer asked for {{what}}. We have refused this.",
      authority:
        "On {{askedDate}} somebody who said they were from a public authority asked for {{what}}. We have refused this.",
      line: "On {{askedDate}} the line itself suggested {{what}}. This was refused.",
    },
    why: {
      identityUncertain: "The reason is that we could not be sure who called.",
      sharesAccess: "The reason is that MitID is only for the person who owns it. It must not be shared.",
      cannotUseSafely: "The reason is that MitID may only be given to somebody who can use it safely alone.",
      notEntitled: "The reason is that the person who asked is not entitled to it.",
      contactUnsettled:
        "The reason is that your telephone number in MitID is too new or missing. We send no codes to it then.",
      addressUnsettled:
        "The reason is that your address in CPR is too new or missing. We send nothing to it then.",
    },
    law: "The rules are in § 3 and § 8 of the Danish regulation on MitID for private persons.",
    instead: {
      identityUncertain:
        "Book a time at Borgerservice, and bring a passport or driving licence. They can help you there.",
      sharesAccess: "If somebody is to help you, give them a power of attorney. You keep your own MitID.",
      cannotUseSafely:
        "You can give somebody a power of attorney, or be exempted from Digital Post. Ask at Borgerservice.",
      notEntitled: "The person it is about can call. A power of attorney can also give the right to ask.",
      contactUnsettled:
        "You can get it at Borgerservice. Book a time, and bring a passport or driving licence.",
      addressUnsettled:
        "You can get it at Borgerservice. Book a time, and bring a passport or driving licence.",
    },
  },
  stop: {
    label: {
      hold: "Decision: your MitID is temporarily blocked",
      block: "Decision: a part of your MitID is blocked",
      suspend: "Decision: your whole MitID is blocked",
      revoke: "Decision: your MitID is closed for good",
    },
    what: {
      hold: "On {{date}} at {{at}} we temporarily blocked your MitID.",
      block: "On {{date}} at {{at}} we blocked {{mine}}.",
      suspend: "On {{date}} at {{at}} we blocked your whole MitID.",
      revoke: "On {{date}} at {{at}} we closed your MitID for good.",
    },
    until: "The block lasts until {{until}} on {{untilDate}} at the latest.",
    uninvited: "You had not asked for it yourself.",
    who: {
      subject: "You asked for it yourself.",
      guardian: "Your guardian asked for it.",
      attorney: "The person who holds your power of attorney asked for it.",
      relative: "A relative asked for it.",
      estate: "The estate asked for it.",
      police: "The police asked for it.",
      bank: "Your bank asked for it.",
      employer: "Your employer asked for it.",
      authority: "An authority asked for it.",
      line: "The line did it by itself. Nobody asked us.",
      register: "We did it after word from the CPR register.",
    },
    why: {
      lost: "The reason is that it was reported lost.",
      stolen: "The reason is that it was reported stolen.",
      misuse: "The reason is that others may have used it.",
      approvedByMistake: "The reason is that something may have been approved by mistake.",
      unspecified: "No further reason was given.",
      found: "The reason is that it was found again.",
      forgotten: "The reason is that something was forgotten.",
      newDevice: "The reason is that there is a new telephone.",
      worn: "The reason is that it is worn out.",
      death: "The reason is a death.",
      reported: "The reason is that somebody reported that others can use it.",
      numberAnnulled: "The reason is that your CPR number is no longer valid.",
    },
    law: "The rules are in the Danish act on MitID and NemLog-in (consolidation act no. 333 of 19 March 2025).",
  },
  complain:
    "If you disagree, you can complain. Call Digitaliseringsstyrelsen on 33 92 52 00, or write to digst@digst.dk.",
} as const;
