/** Danish, what can be ordered, what can be blocked, and NemSMS of at most 150 characters. */

/** As it stands within a sentence. */
export const ordered = {
  liftHold: "at få ophævet spærringen af dit MitID",
  liftLockout: "at få låst en del af dit MitID op",
  reopen: "at få åbnet hele dit MitID",
  activationCode: "en aktiveringskode",
  temporaryPassword: "en midlertidig adgangskode",
  temporaryPin: "en midlertidig PIN-kode",
  orderMeans: {
    codeApp: "en ny MitID-app",
    codeDisplay: "en ny kodeviser",
    codeReader: "en ny kodeoplæser",
    chip: "en ny MitID-chip",
    password: "en ny adgangskode",
    /** Where a wish was refused before it was said which. */
    any: "en ny kodeviser, kodeoplæser eller chip",
  },
} as const;

/** The person's own, within a sentence. */
export const mine = {
  codeApp: "din MitID-app",
  codeDisplay: "din kodeviser",
  codeReader: "din kodeoplæser",
  chip: "din MitID-chip",
  password: "din adgangskode",
} as const;

export const nemSms = {
  hold: "Dit MitID er spærret midlertidigt. Kvittering {{receipt}}. Vil du spærre helt? Ring {{number}}, tryk 1, hele døgnet.",
  block: "{{Mine}} er spærret. Kvittering {{receipt}}. Ikke dig? Ring {{number}}, tryk 1, hele døgnet.",
  suspend: "Hele dit MitID er spærret. Kvittering {{receipt}}. Har du ikke bedt om det? Ring {{number}}.",
  revoke: "Dit MitID er lukket for altid. Kvittering {{receipt}}. Har du ikke bedt om det? Ring {{number}}.",
  liftHold:
    "Dit MitID er åbnet igen. Kvittering {{receipt}}. Har du ikke bedt om det? Ring {{number}}, tryk 1, hele døgnet.",
  liftLockout:
    "{{Mine}} er låst op. Kvittering {{receipt}}. Har du ikke bedt om det? Ring {{number}}, tryk 1, hele døgnet.",
  reopen:
    "Hele dit MitID er åbnet. Kvittering {{receipt}}. Har du ikke bedt om det? Ring {{number}}, tryk 1, hele døgnet.",
  activationCode:
    "Bestilt til dit MitID: {{what}}. Kvittering {{receipt}}. Ikke dig? Ring {{number}}, tryk 1, hele døgnet.",
  temporaryPassword:
    "Sendt til dit MitID: {{what}}. Kvittering {{receipt}}. Ikke dig? Ring {{number}}, tryk 1, hele døgnet.",
  temporaryPin:
    "Sendt til dit MitID: {{what}}. Kvittering {{receipt}}. Ikke dig? Ring {{number}}, tryk 1, hele døgnet.",
  orderMeans:
    "Bestilt til din adresse: {{what}}. Kvittering {{receipt}}. Ikke dig? Ring {{number}}, tryk 1, hele døgnet.",
  coolingOff:
    "Bestilt, ikke sendt endnu: {{what}}. Kvittering {{receipt}}. Ikke dig? Ring {{number}}, tryk 1, hele døgnet.",
  withdrawn:
    "Stoppet: {{what}}. Kvittering {{receipt}}. Har du ikke stoppet den? Ring {{number}}, tryk 1, hele døgnet.",
  stoppedTooLate:
    "Stoppet for sent: {{what}}. Kvittering {{receipt}}. Ikke dig? Ring {{number}} nu, tryk 1, hele døgnet.",
  notSent:
    "Ikke sendt: {{what}}. Kvittering {{receipt}}. Har du ikke bestilt den? Ring {{number}}, tryk 1, hele døgnet.",
  notStopped:
    "Vi kunne ikke spærre dit MitID. Kvittering {{receipt}}. Ring {{number}} nu, tryk 1, hele døgnet.",
} as const;
