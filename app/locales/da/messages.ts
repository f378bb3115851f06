/** SMS and letters. SMS: GSM-7, two segments at most, no links. */
import { decision } from "./messages-decision.ts";
import { estate } from "./messages-estate.ts";
import { nemSms, ordered } from "./messages-notices.ts";

export const messages = {
  sms: {
    code: "Din kode er {{code}}. Sig den til medarbejderen, du selv har ringet til. Har du ikke ringet, så sig den til ingen. Vi spørger aldrig om din PIN eller adgangskode.",
    codeForWeb:
      "Din kode er {{code}}. Skriv den kun på siden, du selv har åbnet. Sig den ikke til nogen. Vi spørger aldrig om din PIN eller adgangskode.",
    hold: "Dit MitID er spærret midlertidigt til kl. {{until}} den {{untilDay}}. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    block:
      "{{means}} er spærret kl. {{at}}. Dine andre login virker stadig. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    suspend:
      "Hele dit MitID er spærret kl. {{at}}. Mød op i Borgerservice for at åbne det. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    revoke:
      "Dit MitID er lukket for altid kl. {{at}}. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    liftHold:
      "Dit MitID er åbnet igen kl. {{at}}. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen og få det spærret.",
    liftLockout:
      "{{means}} er låst op kl. {{at}}. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    reopen:
      "Dit MitID er åbnet i Borgerservice kl. {{at}}. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    activationCode:
      "Der er bestilt en aktiveringskode til dit MitID kl. {{at}}. Giv den aldrig til nogen. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    temporaryPassword:
      "Der er sendt en midlertidig adgangskode til dit MitID kl. {{at}}. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    temporaryPin:
      "Der er sendt en midlertidig PIN til dit MitID kl. {{at}}. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    orderMeans:
      "{{means}} er bestilt til din adresse kl. {{at}}. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen.",
    coolingOff:
      "Bestilt til dit MitID: {{what}}. Det sker først den {{leavesDay}} kl. {{leaves}}. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen og stop det.",
    withdrawn:
      "Stoppet: {{what}} til dit MitID. Der sker ikke mere. Kvittering {{receipt}}. Var det ikke dig, der stoppede det, så ring til Fælleslinjen.",
    stoppedTooLate:
      "For sent stoppet: {{what}} til dit MitID er taget i brug. Kvittering {{receipt}}. Var det ikke dig, så ring til Fælleslinjen og få spærret.",
    notSent:
      "Ikke sendt: {{what}} til dit MitID. Ring til Fælleslinjen, hvis du stadig skal bruge det. Kvittering {{receipt}}.",
    notStopped:
      "Vi kunne ikke spærre: MitID tog ikke imod det. Ring til Fælleslinjen med det samme. Kvittering {{receipt}}.",
  },
  letter: {
    revoke: {
      label: "Dit MitID er lukket for altid",
      what: "Dit MitID blev lukket for altid den {{onDay}} kl. {{at}}.",
      undo: "Det kan ikke åbnes igen. Du kan få et nyt MitID i Borgerservice.",
    },
    liftHold: {
      label: "Dit MitID er åbnet igen",
      what: "Den midlertidige spærring af dit MitID blev ophævet den {{onDay}} kl. {{at}}.",
      undo: "Vil du have det spærret igen, så ring til Fælleslinjen.",
    },
    liftLockout: {
      label: "Et af dine login er låst op",
      what: "{{means}} blev låst op den {{onDay}} kl. {{at}}.",
      undo: "Vil du have det spærret, så ring til Fælleslinjen.",
    },
    reopen: {
      label: "Dit MitID er åbnet i Borgerservice",
      what: "Dit MitID blev åbnet den {{onDay}} kl. {{at}}, efter at du mødte op.",
      undo: "Vil du have det spærret igen, så ring til Fælleslinjen.",
    },
    activationCode: {
      label: "Der er bestilt en aktiveringskode",
      what: "Der blev bestilt en aktiveringskode til dit MitID den {{onDay}} kl. {{at}}. Koden gælder kun til ét login.",
      undo: "Vil du stoppe det, så ring til Fælleslinjen. Giv aldrig koden til nogen.",
    },
    temporaryPassword: {
      label: "Der er sendt en midlertidig adgangskode",
      what: "Der blev sendt en midlertidig adgangskode til dit MitID den {{onDay}} kl. {{at}}.",
      undo: "Vil du stoppe det, så ring til Fælleslinjen. Giv aldrig koden til nogen.",
    },
    temporaryPin: {
      label: "Der er sendt en midlertidig PIN",
      what: "Der blev sendt en midlertidig PIN til dit MitID den {{onDay}} kl. {{at}}.",
      undo: "Vil du stoppe det, så ring til Fælleslinjen. Giv aldrig PIN-koden til nogen.",
    },
    orderMeans: {
      label: "Der er bestilt et nyt login til dig",
      what: "{{means}} blev bestilt til din folkeregisteradresse den {{onDay}} kl. {{at}}.",
      undo: "Vil du stoppe det, så ring til Fælleslinjen.",
    },
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
    coolingOff: {
      label: "Noget er bestilt til dit MitID",
      what: "Nogen har i dit navn bestilt {{what}}. Det sker først den {{leavesDay}} kl. {{leaves}}.",
      undo: "Vi venter, fordi dit nummer er nyt, eller fordi nogen lige har svaret forkert. Du kan nå at stoppe det.",
    },
    withdrawn: {
      label: "Det, der var bestilt, er stoppet",
      what: "Der var i dit navn bestilt {{what}}. Det er stoppet nu, og der sker ikke mere.",
      undo: "Skal du stadig bruge det, så ring til Fælleslinjen.",
    },
    stoppedTooLate: {
      label: "Det blev stoppet for sent",
      what: "Der var i dit navn bestilt {{what}}. Den blev stoppet for sent og er taget i brug.",
      undo: "Har du ikke selv brugt den, så spær hele dit MitID nu. Ring til Fælleslinjen.",
    },
    notSent: {
      label: "Det, du bestilte, er ikke sendt",
      what: "Der var i dit navn bestilt {{what}}. Da tiden kom, måtte det ikke sendes mere.",
      undo: "Skal du stadig bruge det, så ring til Fælleslinjen.",
    },
    notStopped: {
      label: "Din spærring er ikke sket",
      what: "Der blev bedt om en spærring i dit navn den {{askedDay}} kl. {{asked}}. MitID udførte den ikke.",
      undo: "Skal der stadig spærres, så ring til Fælleslinjen med det samme.",
    },
    stopLink: "Var det ikke dig? Så kan du selv stoppe det her: {{link}}",
    notYou: "Var det ikke dig, der bad om det? Så ring til Fælleslinjen med det samme.",
    receipt: "Dit kvitteringsnummer er {{receipt}}.",
  },
  approval: {
    reference:
      "Fælleslinjen: Godkend kun, hvis du selv har ringet til os. Medarbejderen siger tallet {{number}}.",
  },
  blockingCode: {
    label: "Din nye spærrekode",
    what: "Din nye spærrekode er {{code}}. Den gamle gælder ikke mere.",
    use: "Koden kan kun spærre dit MitID. Den kan ikke åbne noget.",
    keep: "Gem den et sikkert sted. Brug den kun, når du selv ringer for at spærre.",
  },
  ordered,
  nemSms,
  decision,
  estate,
} as const;
