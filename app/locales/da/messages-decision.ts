/** Danish, decisions in writing: a refusal, and a stop that the person did not ask for (domain.md §1.8, §1.11). */
export const decision = {
  refusal: {
    label: "Afgørelse: afslag på din henvendelse",
    labelOfOther: "Afgørelse: afslag på en henvendelse om dit MitID",
    what: {
      subject: "Du bad den {{askedDate}} om {{what}}. Det har vi givet afslag på.",
      /** Where nobody knows whether it was the person. */
      somebody: "Nogen bad den {{askedDate}} i dit navn om {{what}}. Det har vi givet afslag på.",
      guardian:
        "Den {{askedDate}} bad en, der henvendte sig som din værge, om {{what}}. Det har vi givet afslag på.",
      attorney:
        "Den {{askedDate}} bad en, der henvendte sig med din fuldmagt, om {{what}}. Det har vi givet afslag på.",
      relative:
        "Den {{askedDate}} bad en, der henvendte sig som din pårørende, om {{what}}. Det har vi givet afslag på.",
      estate:
        "Den {{askedDate}} bad en, der henvendte sig for dødsboet, om {{what}}. Det har vi givet afslag på.",
      police:
        "Den {{askedDate}} bad en, der henvendte sig fra politiet, om {{what}}. Det har vi givet afslag på.",
      bank: "Den {{askedDate}} bad en, der henvendte sig fra din bank, om {{what}}. Det har vi givet afslag på.",
      employer:
        "Den {{askedDate}} bad en, der henvendte sig fra din arbejdsgiver, om {{what}}. Det har vi givet afslag på.",
      authority:
        "Den {{askedDate}} bad en, der henvendte sig fra en myndighed, om {{what}}. Det har vi givet afslag på.",
      line: "Linjen foreslog selv den {{askedDate}} {{what}}. Det er der givet afslag på.",
    },
    why: {
      identityUncertain: "Grunden er, at vi ikke kunne være sikre på, hvem der ringede.",
      sharesAccess: "Grunden er, at MitID kun er til den, der ejer det. Det må ikke deles med andre.",
      cannotUseSafely: "Grunden er, at MitID kun må gives til den, der selv kan bruge det sikkert.",
      notEntitled: "Grunden er, at den, der spurgte, ikke har ret til at få det.",
      contactUnsettled:
        "Grunden er, at dit telefonnummer i MitID er for nyt eller mangler. Så sender vi ingen koder til det.",
      addressUnsettled:
        "Grunden er, at din adresse i CPR er for ny eller mangler. Så sender vi ikke noget til den.",
    },
    law: "Reglerne står i § 3 og § 8 i bekendtgørelsen om MitID til privatpersoner.",
    instead: {
      identityUncertain: "Bestil tid i Borgerservice, og tag pas eller kørekort med. Så kan de hjælpe dig.",
      sharesAccess:
        "Skal en anden hjælpe dig, så giv vedkommende en fuldmagt. Så beholder du selv dit MitID.",
      cannotUseSafely:
        "Du kan give en anden fuldmagt eller blive fritaget for Digital Post. Spørg i Borgerservice.",
      notEntitled: "Den, det handler om, kan selv ringe. En fuldmagt kan også give ret til at spørge.",
      contactUnsettled: "Du kan få det i Borgerservice. Bestil tid, og tag pas eller kørekort med.",
      addressUnsettled: "Du kan få det i Borgerservice. Bestil tid, og tag pas eller kørekort med.",
    },
  },
  stop: {
    label: {
      hold: "Afgørelse: dit MitID er spærret midlertidigt",
      block: "Afgørelse: en del af dit MitID er spærret",
      suspend: "Afgørelse: hele dit MitID er spærret",
      revoke: "Afgørelse: dit MitID er lukket for altid",
    },
    what: {
      hold: "Den {{date}} kl. {{at}} spærrede vi dit MitID midlertidigt.",
      block: "Den {{date}} kl. {{at}} spærrede vi {{mine}}.",
      suspend: "Den {{date}} kl. {{at}} spærrede vi hele dit MitID.",
      revoke: "Den {{date}} kl. {{at}} lukkede vi dit MitID for altid.",
    },
    until: "Spærringen varer højst til den {{untilDate}} kl. {{until}}.",
    uninvited: "Du havde ikke selv bedt om det.",
    who: {
      subject: "Det bad du selv om.",
      guardian: "Din værge bad om det.",
      attorney: "Den, der har din fuldmagt, bad om det.",
      relative: "En pårørende bad om det.",
      estate: "Dødsboet bad om det.",
      police: "Politiet bad om det.",
      bank: "Din bank bad om det.",
      employer: "Din arbejdsgiver bad om det.",
      authority: "En myndighed bad om det.",
      line: "Linjen har selv gjort det. Ingen bad os om det.",
      register: "Vi gjorde det efter besked fra CPR-registeret.",
    },
    why: {
      lost: "Grunden er, at det er meldt væk.",
      stolen: "Grunden er, at det er meldt stjålet.",
      misuse: "Grunden er, at andre kan have brugt det.",
      approvedByMistake: "Grunden er, at noget kan være godkendt ved en fejl.",
      unspecified: "Der er ikke givet en nærmere grund.",
      found: "Grunden er, at det er fundet igen.",
      forgotten: "Grunden er, at noget er glemt.",
      newDevice: "Grunden er, at der er kommet en ny telefon.",
      worn: "Grunden er, at det er slidt.",
      death: "Grunden er et dødsfald.",
      reported: "Grunden er, at nogen har meldt, at andre kan bruge det.",
      numberAnnulled: "Grunden er, at dit CPR-nummer ikke gælder mere.",
    },
    law: "Reglerne står i lov om MitID og NemLog-in, lovbekendtgørelse nr. 333 af 19. marts 2025.",
  },
  complain:
    "Er du ikke enig, kan du klage. Ring til Digitaliseringsstyrelsen på 33 92 52 00, eller skriv til digst@digst.dk.",
} as const;
