/** Words of letters on paper; fetched with those pages alone. */

export const letters = {
  title: "Breve",
  lead: "Skriv brevet ud, læg det i en rudekuvert, og meld det sendt. Hver udskrift står i loggen.",
  empty: "Ingen breve venter.",
  decision: "Afgørelse",
  notice: "Besked",
  language: { da: "på dansk", en: "på dansk og engelsk" },
  print: "Skriv ud",
  printAgain: "Skriv ud igen",
  printAgainOf: "Skriv ud igen: brevet i sag {{number}}",
  printOf: "Skriv ud: brevet i sag {{number}}",
  printed: "Skrevet ud kl. {{time}}",
  posted: "Meld sendt",
  postedOf: "Meld sendt: brevet i sag {{number}}",
  onTheirWay: "Sendt",
  returnedLead: "Er et brev kommet tilbage? Find det på sagsnummeret i brevet, og meld det retur.",
  returned: "Kommet retur",
  returnedOf: "Kommet retur: brevet i sag {{number}}",
  howToPrint: "Tryk Ctrl og P. Det, der står her, og knapperne kommer ikke med på papiret.",
  toList: "Til listen",
  reasons: {
    title: "Det blev ikke gjort",
    unknown: "Serveren sagde nej. Hent listen igen, og prøv én gang til.",
    codes: {
      "letter.ownCase": "Du har selv en åben sag om personen. En kollega skal skrive brevet ud.",
      "letter.none": "Brevet er sendt, eller det findes ikke.",
      "letter.notPosted": "Brevet er meldt retur, eller det er ikke sendt.",
      "letter.notPrinted": "Skriv brevet ud først.",
      "letter.noAddress":
        "Personen bor ikke på en adresse, som posten når. Brevet er taget af listen og står i Skal ses til.",
      "letter.overtaken": "Det, brevet skulle fortælle, gælder ikke mere. Det er taget af listen.",
      "identify.systemDown": "CPR-registret svarer ikke. Prøv igen om lidt.",
      "mover.notAllowed": "Kun specialister og teamledere sender breve.",
    },
  },
} as const;
