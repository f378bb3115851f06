/** Words that every room shares. */
export const common = {
  product: "Fælleslinjen",
  systems: {
    mitid: "MitID",
    nemlogin: "NemLog-in",
    nemloginAgain: "NemLog-in again",
    certificate: "Certificate",
    digitalPost: "Digital Post",
    nemkonto: "NemKonto",
    virk: "virk.dk",
    borgerdk: "borger.dk",
    cpr: "CPR",
    post: "Post",
    contacts: "Contacts in MitID",
    general: "Other",
  },
  means: {
    codeApp: "MitID app",
    codeDisplay: "Code display",
    codeReader: "Code reader",
    chip: "MitID chip",
    password: "Password",
  },
} as const;
