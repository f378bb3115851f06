/** Words that every room shares. */
export const common = {
  product: "Fælleslinjen",
  systems: {
    mitid: "MitID",
    nemlogin: "NemLog-in",
    nemloginAgain: "NemLog-in igen",
    certificate: "Certifikat",
    digitalPost: "Digital Post",
    nemkonto: "NemKonto",
    virk: "virk.dk",
    borgerdk: "borger.dk",
    cpr: "CPR",
    post: "Post",
    contacts: "Kontakter i MitID",
    general: "Andet",
  },
  means: {
    codeApp: "MitID app",
    codeDisplay: "Kodeviser",
    codeReader: "Kodeoplæser",
    chip: "MitID chip",
    password: "Adgangskode",
  },
} as const;
