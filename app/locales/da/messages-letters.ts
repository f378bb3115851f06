/** Danish, letters and mails: what was done, and what can be done about it. */
export const letter = {
  head: {
    from: "Fælleslinjen",
    phone: "Telefon {{number}}",
    caseNumber: "Sag {{caseNumber}}",
  },
  hold: {
    label: "Dit MitID er spærret midlertidigt",
    what: "Dit MitID blev spærret midlertidigt den {{date}} kl. {{at}}. Spærringen varer højst til den {{untilDate}} kl. {{until}}.",
    undo: "Er det en fejl, åbner dit MitID igen af sig selv. Vil du beholde spærringen, så ring {{number}} inden da, og tryk 1, hele døgnet.",
  },
  block: {
    label: "En del af dit MitID er spærret",
    what: "{{Mine}} blev spærret den {{date}} kl. {{at}}.",
    undo: "Den kan ikke åbnes igen. Skal du have en ny, så ring {{number}}.",
  },
  suspend: {
    label: "Hele dit MitID er spærret",
    what: "Hele dit MitID blev spærret den {{date}} kl. {{at}}. Ingen kan bruge det, heller ikke du, før det er åbnet i Borgerservice.",
    undo: "Bestil tid i Borgerservice, og tag pas eller kørekort med. Det kan ikke åbnes i telefonen.",
  },
  revoke: {
    label: "Dit MitID er lukket for altid",
    what: "Dit MitID blev lukket for altid den {{date}} kl. {{at}}.",
    undo: "Det kan ikke åbnes igen. Du kan få et nyt MitID i Borgerservice.",
  },
  liftHold: {
    label: "Dit MitID er åbnet igen",
    what: "Den midlertidige spærring af dit MitID blev ophævet den {{date}} kl. {{at}}.",
    undo: "Vil du have det spærret igen, så ring {{number}}, og tryk 1, hele døgnet.",
  },
  liftLockout: {
    label: "En del af dit MitID er låst op",
    what: "{{Mine}} blev låst op den {{date}} kl. {{at}}.",
    undo: "Vil du have den spærret, så ring {{number}}, og tryk 1, hele døgnet.",
  },
  reopen: {
    label: "Dit MitID er åbnet i Borgerservice",
    what: "Dit MitID blev åbnet den {{date}} kl. {{at}}, efter at nogen mødte op i dit navn.",
    undo: "Vil du have det spærret igen, så ring {{number}}, og tryk 1, hele døgnet.",
  },
  activationCode: {
    label: "Der er bestilt en aktiveringskode",
    what: "Der blev bestilt en aktiveringskode til dit MitID den {{date}} kl. {{at}}. Den kan kun aktivere én app eller én kodeviser.",
    undo: "Giv aldrig koden til andre.",
  },
  temporaryPassword: {
    label: "Der er sendt en midlertidig adgangskode",
    what: "Der blev sendt en midlertidig adgangskode til dit MitID den {{date}} kl. {{at}}.",
    undo: "Giv aldrig adgangskoden til andre.",
  },
  temporaryPin: {
    label: "Der er sendt en midlertidig PIN-kode",
    what: "Der blev sendt en midlertidig PIN-kode til dit MitID den {{date}} kl. {{at}}.",
    undo: "Giv aldrig PIN-koden til andre.",
  },
  orderMeans: {
    label: "Der er bestilt noget nyt til dit MitID",
    what: "Der blev bestilt {{what}} til din folkeregisteradresse den {{date}} kl. {{at}}.",
    undo: "Giv den aldrig til andre.",
  },
  coolingOff: {
    label: "Bestilt til dit MitID: {{what}}",
    what: "Der er bestilt {{what}} i dit navn. Vi sender den tidligst den {{leavesDate}} kl. {{leaves}}.",
    undo: "Vi venter, fordi din kontakt er ny, eller fordi nogen for nylig svarede forkert på vores spørgsmål. Har du selv bestilt den, skal du ikke gøre noget.",
  },
  withdrawn: {
    label: "Bestillingen til dit MitID er stoppet",
    what: "Der var bestilt {{what}} i dit navn. Bestillingen er stoppet, og der sker ikke mere.",
    undo: "Skal du stadig bruge den, så ring {{number}}. Har du ikke selv stoppet den, så ring {{number}}, og tryk 1, hele døgnet.",
  },
  stoppedTooLate: {
    label: "Bestillingen til dit MitID blev stoppet for sent",
    what: "Der var bestilt {{what}} i dit navn. Den blev stoppet for sent og er taget i brug.",
    undo: "Har du ikke selv brugt den, så ring {{number}} nu, og tryk 1, hele døgnet. Så spærrer vi hele dit MitID.",
  },
  notSent: {
    label: "Bestillingen til dit MitID blev ikke sendt",
    what: "Der var bestilt {{what}} i dit navn. Da tiden kom, måtte vi ikke sende den.",
    why: {
      contact: "Grunden er, at dit telefonnummer i MitID er for nyt eller mangler.",
      address: "Grunden er, at din adresse i CPR er for ny eller mangler.",
      mustMeet: "Grunden er, at vi skal se dig i Borgerservice først.",
      notLiving: "Grunden er, at dit CPR-nummer ikke er i brug mere.",
      changed: "Grunden er, at dit MitID har ændret sig siden.",
      other: "Grunden er, at MitID sagde nej.",
    },
    undo: "Skal du stadig bruge den, så ring {{number}}. Har du ikke bestilt den, så ring {{number}}, og tryk 1, hele døgnet.",
  },
  notStopped: {
    label: "Din spærring er ikke sket",
    what: "Der blev bedt om en spærring i dit navn den {{askedDate}} kl. {{asked}}. MitID udførte den ikke.",
    undo: "Skal der stadig spærres, så ring {{number}} nu, og tryk 1, hele døgnet.",
  },
  stopLink: "Har du ikke bedt om den? Så kan du selv stoppe den her: {{link}}",
  notYou:
    "Var det ikke dig, der bad om det? Ring {{number}}, og tryk 1, hele døgnet. Så spærrer vi dit MitID.",
  notYouWhole: "Var det ikke dig, der bad om det? Ring {{number}}.",
  receipt: "Dit kvitteringsnummer er {{receipt}}.",
} as const;
