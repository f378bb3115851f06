/** Danish, a decision about somebody who is dead: it is read by the estate, and says "you" to nobody who cannot read it. */
export const estate = {
  label: {
    hold: "Afgørelse til boet: den afdødes MitID er spærret midlertidigt",
    block: "Afgørelse til boet: en del af den afdødes MitID er spærret",
    suspend: "Afgørelse til boet: hele den afdødes MitID er spærret",
    revoke: "Afgørelse til boet: den afdødes MitID er lukket for altid",
  },
  what: {
    hold: "Den {{date}} kl. {{at}} spærrede vi den afdødes MitID midlertidigt.",
    block: "Den {{date}} kl. {{at}} spærrede vi en del af den afdødes MitID.",
    suspend: "Den {{date}} kl. {{at}} spærrede vi hele den afdødes MitID. Ingen kan bruge det nu.",
    revoke: "Den {{date}} kl. {{at}} lukkede vi den afdødes MitID for altid.",
  },
  who: {
    subject: "Det skete efter en besked i den afdødes navn.",
    guardian: "En værge bad om det.",
    attorney: "En med fuldmagt bad om det.",
    relative: "En pårørende bad om det.",
    estate: "Boet bad om det.",
    police: "Politiet bad om det.",
    bank: "En bank bad om det.",
    employer: "En arbejdsgiver bad om det.",
    authority: "En myndighed bad om det.",
    line: "Linjen har selv gjort det. Ingen bad os om det.",
    register: "CPR-registeret siger, at personen er død. Derfor gjorde vi det.",
  },
  undo: {
    hold: "Det er midlertidigt og varer højst til den {{untilDate}} kl. {{until}}.",
    block: "Det kan ikke åbnes igen.",
    suspend:
      "Boet får ikke adgang med den afdødes MitID. Er personen i live, kan det åbnes i Borgerservice med pas eller kørekort.",
    revoke: "Det kan ikke åbnes igen. Er personen i live, så ring {{number}}.",
  },
} as const;
