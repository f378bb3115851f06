/** What fits and what does not, kind by kind: spelling is forgiven, guessing is not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerFits, normaliseAnswer } from "../../../app/domain/verification/score.ts";
import { QUESTION_KINDS, type QuestionKind } from "../../../app/domain/verification/kinds.ts";

describe("what was said, made plain", () => {
  it.each([
    ["  Ærø,  Ørsted & Århus! ", "aeroe oersted aarhus"],
    ["A\u030Arhus", "aarhus"],
    ["José Müller", "jose muller"],
    ["O'Connor", "o connor"],
    ["St.-Jørgens\tVej\n12", "st joergens vej 12"],
    ["...", ""],
    ["ÆØÅ", "aeoeaa"],
    ["  a  ", "a"],
    ["Æbleæske", "aebleaeske"],
  ])("«%s» is «%s»", (said, plain) => {
    expect(normaliseAnswer(said)).toBe(plain);
  });
});

type Case = readonly [kind: QuestionKind, right: string, said: string, fits: boolean];

const CASES: readonly Case[] = [
  ...(
    [
      ["unmarried", ["Ugift", "unmarried", "single"]],
      ["married", ["gift", "Married"]],
      ["divorced", ["skilt", "Fraskilt", "divorced"]],
      ["widowed", ["enke", "enkemand", "widow", "widower", "widowed"]],
      ["partnership", ["registreret partner", "partnership"]],
    ] as const
  ).flatMap(([right, words]) => words.map((said): Case => ["maritalStatus", right, said, true])),
  ["maritalStatus", "married", "ugift", false],
  ["maritalStatus", "married", "ved ikke", false],
  ["maritalStatus", "", "noget andet", false],
  ...["ja", "Yes", "medlem", "member"].map((said): Case => ["churchMember", "yes", said, true]),
  ...["nej", "No", "ikke medlem", "not a member"].map((said): Case => ["churchMember", "no", said, true]),
  ["churchMember", "yes", "nej", false],
  ["churchMember", "no", "ja", false],
  ["churchMember", "no", "måske", false],
  ["churchMember", "", "måske", false],
  ["maritalStatusSince", "2011-05-02", "2011", true],
  ["maritalStatusSince", "2011-05-02", "i maj 2011", true],
  ["maritalStatusSince", "1999-05-02", "1999", true],
  ["maritalStatusSince", "2011-05-02", "2012", false],
  ["maritalStatusSince", "2011-05-02", "2011 eller 2012", false],
  ["maritalStatusSince", "2011-05-02", "20111", false],
  ["maritalStatusSince", "2011-05-02", "11", false],
  ["maritalStatusSince", "1811-05-02", "1811", false],
  ["maritalStatusSince", "2011-05-02", "12011", false],
  ["postalCode", "7100", "7100", true],
  ["postalCode", "7100", "71 00", true],
  ["postalCode", "7100", "7 1 0 0", true],
  ["postalCode", "7100", "7101", false],
  ["postalCode", "7100", "7100 Vejle", false],
  ...(["siblings", "children", "parents"] as const).flatMap((kind): Case[] => [
    [kind, "Lærke Marie Holm", "Lærke", true],
    [kind, "Lærke Marie Holm", "laerke marie", true],
    [kind, "Lærke Marie Holm", "Lærke Marie Holm", true],
    [kind, "Lærke Marie Holm", "min datter Lærke", true],
    [kind, "Lærke Marie Holm", "Lærkke", true],
    [kind, "Lærke Marie Holm", "Marie", false],
    [kind, "Lærke Marie Holm", "Holm", false],
    [kind, "Lærke Marie Holm", "Anna Bente Lærke Ditte Eva", false],
    [kind, "Kaj", "Kaj", true],
    [kind, "Kaj", "Kai", false],
    [kind, "Kaj", "Bo Kaj", false],
    [kind, "Kaj", "Kaj Bo", true],
    [kind, "Kaj", "Kaj Bo Ib", false],
    [kind, "Knud Vestergaard", "Jens, Knud, Hans", false],
    [kind, "Knud Vestergaard", "Knud, Jens, Hans", false],
    [kind, "Knud Vestergaard", "Jens eller Knud", false],
    [kind, "Knud Vestergaard", "Knud eller Jens", false],
    [kind, "Knud Vestergaard", "Knud Petersen", true],
    [kind, "Knud Vestergaard", "Min far hedder Knud Vestergard", true],
    [kind, "Svend Aage Hansen", "Jens Peter Svend Hans", false],
    [kind, "Anna Maria Sofie Louise Holm", "Karen Kirsten Hanne Anna Else Mette", false],
    [kind, "Anna Maria Sofie Louise Holm", "Anna Maria", true],
    [kind, "Son Nguyen", "Son", true],
    [kind, "Kaj", "Bo Kaj Ib", false],
  ]),
  ...(["birthPlace", "previousMunicipality", "street"] as const).flatMap((kind): Case[] => [
    [kind, "Kerteminde", "kerteminde", true],
    [kind, "Kerteminde", "Kerteminde Kommune", true],
    [kind, "Kerteminde Kommune", "Kerteminde", true],
    [kind, "Kerteminde Sogn", "kerteminde by", true],
    [kind, "Kerteminde", "Kertminde", true],
    [kind, "Kerteminde", "Kertminda", true],
    [kind, "Kerteminde", "Kartmindo", false],
    [kind, "Odense", "Odensee", true],
    [kind, "Odense", "Odens", true],
    [kind, "Odense", "Odense C", false],
    [kind, "Odense", "Odanze", false],
    [kind, "Vejle", "Vejla", true],
    [kind, "Vejle", "Vojla", false],
    [kind, "Ribe", "Ripe", false],
    [kind, "Ribe", "Ribe", true],
    [kind, "Havnegade 12", "Havnegade 12", true],
    [kind, "Havnegade 12", "Havnegade 13", false],
    [kind, "Havnegade 12", "Havnegade", false],
    [kind, "Havnegade", "Havnegade 1", false],
    [kind, "Bykommune", "By", false],
    [kind, "Sognefogedvej", "Sognefogedvej", true],
    [kind, "kommune by", "kommune", true],
    [kind, "Kerteminde Bygade", "Kertemindegade", false],
  ]),
];

describe("an answer", () => {
  it("is tried for every kind", () => {
    expect([...new Set(CASES.map(([kind]) => kind))].sort()).toEqual([...QUESTION_KINDS].sort());
  });

  it.each(CASES)("%s, right is «%s»: «%s» fits: %s", (kind, right, said, fits) => {
    expect(answerFits(kind, [right], said)).toBe(fits);
  });

  it("fits where one of several is right, and nothing where nothing is known", () => {
    expect(answerFits("siblings", ["Kaj", "Ditte"], "Ditte")).toBe(true);
    expect(answerFits("birthPlace", ["Odense", "Vejle"], "Vejle")).toBe(true);
    for (const kind of QUESTION_KINDS) expect(answerFits(kind, [], "2011"), kind).toBe(false);
  });

  it("that is empty or nothing but signs fits nothing, not even an empty right one", () => {
    for (const kind of QUESTION_KINDS)
      for (const said of ["", "   ", "...", "\u0301"])
        expect(answerFits(kind, ["", " ", "..."], said), kind).toBe(false);
  });

  it("of five to eight letters bears one slip, of nine and more two, of fewer none", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnop"), minLength: 3, maxLength: 14 });
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat({ max: 3 }), (word, place, slips) => {
        const spoilt = [...word];
        // Letters that no word here has: each replaced one is one slip, and no shorter way leads back.
        for (let at = 0; at < slips; at += 1) spoilt[(place + at) % spoilt.length] = "xyz".charAt(at);
        const borne = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
        const made = Math.min(slips, word.length);
        expect(answerFits("street", [word], spoilt.join(""))).toBe(made <= borne);
      }),
    );
  });

  it.each([
    ["kerteminde", "kertemindexx", true],
    ["kerteminde", "kertemindexxx", false],
    ["kerteminde", "rteminde", true],
    ["kerteminde", "teminde", false],
    ["odense", "xodense", true],
    ["odense", "xxodense", false],
    ["odense", "dense", true],
    ["odense", "ense", false],
    ["kerteminde", "ekrteminde", true],
    ["odense", "doense", false],
  ])("letters left out or put in are slips like others: «%s» said as «%s» fits: %s", (right, said, fits) => {
    expect(answerFits("birthPlace", [right], said)).toBe(fits);
  });
});
