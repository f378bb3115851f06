/** SMS, NemSMS, letters, and what the app shows. */
import { decision } from "./messages-decision.ts";
import { estate } from "./messages-estate.ts";
import { letter } from "./messages-letters.ts";
import { mine, nemSms, ordered } from "./messages-notices.ts";
import { sms } from "./messages-sms.ts";

export const messages = {
  sms,
  letter,
  approval: {
    reference:
      "Fælleslinjen: Godkend kun, hvis du selv har ringet til os. Medarbejderen siger tallet {{number}}.",
    witness:
      "Fælleslinjen: Du bekræfter, at du kender borgeren ved skranken, og hvem det er. Medarbejderen siger tallet {{number}}.",
  },
  witness: {
    sms: "Fælleslinjen: Du var vidne for en borger i Borgerservice den {{onDay}} kl. {{at}}. Var det ikke dig? Ring {{number}}, og tryk 1, hele døgnet.",
    label: "Du har været vidne i Borgerservice",
    what: "Den {{onDay}} kl. {{at}} bekræftede du med dit MitID, at du kender en borger, og hvem det er.",
    limit: "Et vidne kan bruges tre gange på 120 dage.",
    notYou:
      "Var det ikke dig? Så har en anden brugt dit MitID. Ring {{number}}, og tryk 1 for at spærre. Det kan du hele døgnet.",
  },
  blockingCode: {
    label: "Din nye spærrekode",
    what: "Din nye spærrekode er {{code}}. En tidligere kode gælder ikke mere.",
    use: "Koden kan kun spærre dit MitID. Den kan ikke åbne noget.",
    keep: "Gem den et sikkert sted. Brug den kun, når du selv ringer for at spærre.",
    notYou: "Var det ikke dig, der bad om den? Så ring til Fælleslinjen med det samme.",
  },
  ordered,
  mine,
  nemSms,
  decision,
  estate,
} as const;
