/** Danish, SMS: GSM-7, two segments at most, no links. */
export const sms = {
  code: "Din kode er {{code}}. Sig den kun til medarbejderen, du selv har ringet til. Har du ikke ringet, så sig den ikke til nogen. Vi spørger aldrig om din PIN-kode eller adgangskode.",
  codeForWeb:
    "Din kode er {{code}}. Skriv den kun på siden, du selv har åbnet. Sig den ikke til nogen. Vi spørger aldrig om din PIN-kode eller adgangskode.",
  hold: "Fælleslinjen: Dit MitID er spærret midlertidigt, højst til den {{untilDay}} kl. {{until}}. Kvittering {{receipt}}. Det åbner igen af sig selv. Vil du spærre helt, så ring {{number}}, og tryk 1, hele døgnet.",
  block:
    "Fælleslinjen: {{Mine}} blev spærret den {{onDay}} kl. {{at}}. Kvittering {{receipt}}. Var det ikke dig? Ring {{number}}, og tryk 1, hele døgnet.",
  suspend:
    "Fælleslinjen: Hele dit MitID blev spærret den {{onDay}} kl. {{at}}. Bestil tid i Borgerservice for at få det åbnet. Kvittering {{receipt}}. Var det ikke dig? Ring {{number}}.",
  revoke:
    "Fælleslinjen: Dit MitID blev lukket for altid den {{onDay}} kl. {{at}}. Kvittering {{receipt}}. Har du ikke bedt om det? Ring {{number}}.",
  liftHold:
    "Fælleslinjen: Spærringen af dit MitID blev ophævet den {{onDay}} kl. {{at}}. Kvittering {{receipt}}. Har du ikke bedt om det? Ring {{number}}, og tryk 1, hele døgnet.",
  liftLockout:
    "Fælleslinjen: {{Mine}} blev låst op den {{onDay}} kl. {{at}}. Kvittering {{receipt}}. Har du ikke bedt om det? Ring {{number}}, og tryk 1, hele døgnet.",
  reopen:
    "Fælleslinjen: Dit MitID blev åbnet i Borgerservice den {{onDay}} kl. {{at}}. Kvittering {{receipt}}. Var det ikke dig? Ring {{number}}, og tryk 1, hele døgnet.",
  activationCode:
    "Fælleslinjen: Der blev bestilt {{what}} til dit MitID den {{onDay}} kl. {{at}}. Giv den aldrig til andre. Kvittering {{receipt}}. Har du ikke bedt om den? Ring {{number}}, og tryk 1, hele døgnet.",
  temporaryPassword:
    "Fælleslinjen: Der blev sendt {{what}} til dit MitID den {{onDay}} kl. {{at}}. Giv den aldrig til andre. Kvittering {{receipt}}. Har du ikke bedt om den? Ring {{number}}, og tryk 1, hele døgnet.",
  temporaryPin:
    "Fælleslinjen: Der blev sendt {{what}} til dit MitID den {{onDay}} kl. {{at}}. Giv den aldrig til andre. Kvittering {{receipt}}. Har du ikke bedt om den? Ring {{number}}, og tryk 1, hele døgnet.",
  orderMeans:
    "Fælleslinjen: Der blev bestilt {{what}} til din adresse den {{onDay}} kl. {{at}}. Kvittering {{receipt}}. Har du ikke bedt om den? Ring {{number}}, og tryk 1, hele døgnet.",
  coolingOff:
    "Fælleslinjen: Der er bestilt {{what}} til dit MitID. Vi sender den tidligst den {{leavesDay}} kl. {{leaves}}. Kvittering {{receipt}}. Har du ikke bedt om den? Ring {{number}}, og tryk 1, hele døgnet, så stopper vi den.",
  withdrawn:
    "Fælleslinjen: Bestillingen til dit MitID er stoppet: {{what}}. Der sker ikke mere. Kvittering {{receipt}}. Har du ikke selv stoppet den? Ring {{number}}, og tryk 1, hele døgnet.",
  stoppedTooLate:
    "Fælleslinjen: Bestillingen til dit MitID blev stoppet for sent: {{what}}. Den er taget i brug. Kvittering {{receipt}}. Var det ikke dig? Ring {{number}} nu, og tryk 1, hele døgnet.",
  notSent:
    "Fælleslinjen: Bestillingen til dit MitID blev ikke sendt: {{what}}. Skal du stadig bruge den, så ring {{number}}. Kvittering {{receipt}}. Har du ikke bestilt den? Ring, og tryk 1, hele døgnet.",
  notStopped:
    "Fælleslinjen: Vi kunne ikke spærre: MitID tog ikke imod det. Kvittering {{receipt}}. Skal der stadig spærres, så ring {{number}} nu, og tryk 1, hele døgnet.",
} as const;
