/** The words of the sandbox's own pages; they are for whoever tries the demo and are in Danish only. */
import type {
  AuthenticatorKind,
  AuthenticatorState,
  IdentityState,
} from "../../app/domain/protection/means.ts";
import type { ListedPerson } from "../people.ts";

export const MEANS: Readonly<Record<AuthenticatorKind, string>> = {
  codeApp: "App",
  codeDisplay: "Kodeviser",
  codeReader: "Kodeoplæser",
  chip: "Chip",
  password: "Adgangskode",
};

export const MEANS_STATES: Readonly<Record<AuthenticatorState, string>> = {
  notActivated: "ikke aktiveret",
  active: "aktiv",
  temporarilyLocked: "låst for en tid",
  blocked: "spærret",
  expired: "udløbet",
};

export const IDENTITY_STATES: Readonly<Record<IdentityState, string>> = {
  active: "MitID er aktivt",
  held: "MitID er spærret i 24 timer",
  suspended: "MitID er suspenderet",
  revoked: "MitID er lukket for altid",
};

export const MAILBOX: Readonly<Record<ListedPerson["digitalPost"], string>> = {
  registered: "Tilmeldt",
  exempt: "Fritaget",
  closed: "Lukket",
  unknown: "Ukendt",
};

export const MARITAL: Readonly<Record<ListedPerson["maritalStatus"], string>> = {
  unmarried: "Ugift",
  married: "Gift",
  divorced: "Skilt",
  widowed: "Enke eller enkemand",
  partnership: "Registreret partner",
};

export const CPR_STATES: Readonly<Record<string, string>> = {
  "03": "Uden fast bopæl",
  "80": "Udrejst",
  "90": "Død",
};

export const TEXT = {
  title: "Sandkassen",
  lead: "Her spiller vi de andre: telefonen, MitID, CPR og Digital Post. Alle personer og numre er opfundet, og intet forlader maskinen.",
  toolsHeading: "Prøv linjen",
  phoneTool: "Telefonen",
  phoneNote: "Ring til linjen, og tast dig igennem menuen.",
  smsTool: "SMS-indbakken",
  smsNote: "Læs de beskeder, som linjen har sendt.",
  lettersTool: "Brevene",
  lettersNote: "Læs de breve, der er afleveret i Digital Post.",
  lineTool: "Omstillingen",
  lineNote: "Se opkald, køer og kald til webserveren.",
  webTool: "Fælleslinjen",
  webNote: "Forsiden og medarbejdernes arbejdsplads.",
  peopleHeading: "Demopersoner",
  peopleLead: "Vælg en, og spil rollen. Svarene på kontrolspørgsmålene står under navnet.",
  factsSummary: "Svar på kontrolspørgsmål",
  lineNumber: "Linjens nummer",
  cpr: "CPR-nummer",
  userId: "Bruger-id",
  phone: "Telefon",
  landline: "Fastnet, uden SMS",
  blockingCode: "Spærrekode",
  kommune: "Kommune",
  means: "Login",
  protectedTag: "Navne- og adressebeskyttet",
  creditTag: "Kreditadvarsel",
  englishTag: "Taler engelsk",
  exemptTag: "Fritaget for Digital Post",
  birthPlace: "Født i",
  previousMunicipality: "Boede før i",
  siblings: "Søskende",
  children: "Børn",
  parents: "Forældre",
  marital: "Civilstand",
  since: "siden",
  church: "Medlem af folkekirken",
  yes: "Ja",
  no: "Nej",
  address: "Adresse",
  movedIn: "Flyttede ind",
  passport: "Pasnummer",
  licence: "Kørekortnummer",
  mailbox: "Digital Post",
  none: "Ingen",
  machines: "Til programmer",
  lettersTitle: "Breve i Digital Post",
  lettersLead: "Det nyeste øverst. Brevene forsvinder, når sandkassen stopper eller nulstilles.",
  lettersEmpty: "Der er ikke kommet nogen breve endnu. Spær et login, så kommer der et.",
  to: "Til",
  from: "Fra",
  received: "Modtaget",
  asSent: "Sådan blev det sendt (MeMo)",
  back: "Tilbage til sandkassen",
} as const;
