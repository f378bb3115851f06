/** Words of the list "Skal ses til"; fetched with that page alone. */

export const escalations = {
  title: "Skal ses til",
  lead: "Handlinger, som systemerne ikke kan gøre færdige alene. Tag en, så kolleger ser, at du har den.",
  empty: "Intet skal ses til lige nu. Nyt kommer af sig selv.",
  what: {
    hold: "Spærring af alt i 24 timer",
    block: "Spærring af {{means}}",
    suspend: "Spærring af hele MitID",
    revoke: "Lukning af MitID for altid",
    liftHold: "Ophævelse af 24-timers spærring",
    liftLockout: "Oplåsning af {{means}}",
    reopen: "Genåbning af MitID",
    activationCode: "Aktiveringskode",
    temporaryPassword: "Midlertidig adgangskode",
    temporaryPin: "Midlertidig PIN",
    orderMeans: "Bestilling af {{means}}",
  },
  means: "et middel",
  why: {
    overdue: "{{system}} har ikke svaret inden fristen. Den prøves stadig.",
    refused: "{{system}} vil ikke udføre den. Den prøves ikke mere.",
    stopOverdue: "Den er bedt stoppet, og {{system}} har ikke svaret inden fristen. Det prøves stadig.",
    unconfirmed: "{{system}} siger ét, og {{system}}s egen log siger noget andet.",
    stoppedTooLate: "Den blev stoppet, men den var taget i brug.",
    unreached: "Brevet om det når ikke frem: det kom retur, eller personen har ingen adresse i CPR.",
  },
  todo: {
    unreached:
      "Find en anden vej, som personen eller kommunen kender, og skriv den i sagen. En bestilling, der venter på brevet, går ikke af sig selv.",
    overdue: "Ring til driften hos {{system}}. Rækken forsvinder, når systemet svarer.",
    refused:
      "Slå personen op i {{system}}, og gør handlingen igen i sagen. Ring til personen, hvis det ikke kan lade sig gøre.",
    stopOverdue:
      "Ring til driften hos {{system}}, og få den stoppet dér. Rækken forsvinder, når systemet svarer.",
    unconfirmed: "Slå personen op i MitID, og gør om nødvendigt handlingen igen i sagen.",
    stoppedTooLate: "Spær hele MitID, hvis borgeren ikke selv har brugt den.",
  },
  alarm: {
    lineSetAside: {
      what: "Linje i MitIDs log",
      why: "Linjen kunne ikke læses ind. De andre læses stadig.",
      todo: "Slå personen op i MitID, og hold det mod sagen. Sig det til driften.",
    },
    foreignChange: {
      what: "Ændring efter en spærring",
      why: "{{system}} har åbnet eller ændret noget, og ingen har en åben sag.",
      todo: "Se i sagen, om personen selv har bedt om det. Spær igen, hvis det er i tvivl.",
    },
    logUnread: {
      what: "Loggen hos {{system}}",
      why: "{{system}}s egen log har ikke kunnet læses inden fristen.",
      todo: "Ring til driften hos {{system}}. Rækken forsvinder, når loggen kan læses.",
    },
    holdRequestSilent: {
      what: "Spærring i 24 timer fra telefonen",
      why: "{{system}} eller CPR har ikke svaret inden fristen. Den prøves stadig.",
      todo: "Ring til driften hos {{system}}. Rækken forsvinder, når systemet svarer.",
    },
  },
  ownCase: "din sag",
  caseOfNobody: "ingens endnu",
  you: "Dig, {{time}}",
  other: "{{name}}, {{time}}",
  take: "Tag den",
  taking: "Tager …",
  seenTo: "Set til",
  seeingTo: "Gemmer …",
  toList: "Til listen",
  reasons: {
    title: "Det blev ikke gjort",
    unknown: "Serveren sagde nej. Hent siden igen, og prøv én gang til.",
    codes: {
      "escalation.none": "Den skal ikke ses til mere.",
      "escalation.taken": "En kollega har taget den.",
      "escalation.notYours": "Tag den først. Kun den, der har den, kan melde den set til.",
      "escalation.stillOpen": "Den er stadig under vejs og prøves igen. Den slutter, når systemet svarer.",
      "mover.notAllowed": "Kun medarbejdere på linjen kan tage den.",
    },
  },
} as const;
