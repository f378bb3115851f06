/** SMS and letters. SMS: GSM-7, two segments at most, no links. */
export const messages = {
  sms: {
    hold: "Dit MitID er spærret midlertidigt til kl. {{until}} den {{untilDay}}. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    block:
      "{{means}} er spærret kl. {{at}}. Dine andre login virker stadig. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    suspend:
      "Hele dit MitID er spærret kl. {{at}}. Mød op i Borgerservice for at åbne det. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
  },
  letter: {
    hold: {
      label: "Dit MitID er spærret midlertidigt",
      what: "Dit MitID blev spærret den {{onDay}} kl. {{at}}. Spærringen stopper af sig selv kl. {{until}} den {{untilDay}}.",
      undo: "Var det en fejl? Så gør ingenting. Skal spærringen blive, så ring til Fælleslinjen inden da.",
    },
    block: {
      label: "Et af dine login er spærret",
      what: "{{means}} blev spærret den {{onDay}} kl. {{at}}. Dine andre login virker stadig.",
      undo: "Det, der er spærret, kan ikke åbnes igen. Ring til Fælleslinjen, hvis du skal have et nyt.",
    },
    suspend: {
      label: "Hele dit MitID er spærret",
      what: "Hele dit MitID blev spærret den {{onDay}} kl. {{at}}. Ingen kan bruge det nu. Heller ikke dig.",
      undo: "Mød op i Borgerservice med pas eller kørekort for at få det åbnet. Det kan ikke ske i telefonen.",
    },
    notYou: "Var det ikke dig, der bad om det? Så ring til Fælleslinjen med det samme.",
    receipt: "Dit kvitteringsnummer er {{receipt}}.",
  },
} as const;
