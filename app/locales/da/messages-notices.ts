/** Danish, what can be ordered, and NemSMS of at most 150 characters. */

/** As it stands within a sentence. */
export const ordered = {
  liftHold: "at få dit MitID åbnet igen",
  liftLockout: "at få låst et login op",
  reopen: "at få åbnet hele dit MitID",
  activationCode: "en aktiveringskode",
  temporaryPassword: "en midlertidig adgangskode",
  temporaryPin: "en midlertidig PIN",
  orderMeans: "et nyt login ({{means}})",
} as const;

export const nemSms = {
  hold: "Dit MitID er spærret midlertidigt. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  block: "{{means}} er spærret. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  suspend: "Hele dit MitID er spærret. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  revoke: "Dit MitID er lukket for altid. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  liftHold: "Dit MitID er åbnet igen. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  liftLockout: "{{means}} er låst op. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  reopen: "Hele dit MitID er åbnet. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  activationCode:
    "En aktiveringskode er bestilt til dit MitID. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  temporaryPassword:
    "Ny adgangskode er sendt til dit MitID. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  temporaryPin: "Ny PIN er sendt til dit MitID. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  orderMeans:
    "{{means}} er bestilt til din adresse. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  coolingOff:
    "Noget er bestilt til dit MitID og kan stoppes nu. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  withdrawn:
    "Det, der var bestilt til dit MitID, er stoppet. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  stoppedTooLate:
    "Det, der var bestilt til dit MitID, er taget i brug. Kvittering {{receipt}}. Ikke dig? Ring til Fælleslinjen.",
  notSent:
    "Det, der var bestilt til dit MitID, er ikke sendt. Kvittering {{receipt}}. Ring til Fælleslinjen.",
  notStopped: "Vi kunne ikke spærre dit MitID. Kvittering {{receipt}}. Ring til Fælleslinjen med det samme.",
} as const;
