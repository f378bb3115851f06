/** The 98 kommuner, compared with a list kept by hand: by name, as in a directory. */
import { expect, it } from "vitest";
import { municipalityName } from "../../app/domain/municipalities.ts";

const DIRECTORY = `
  Albertslund 165, Allerød 201, Assens 420, Ballerup 151, Billund 530, Bornholm 400, Brøndby 153,
  Brønderslev 810, Dragør 155, Egedal 240, Esbjerg 561, Fanø 563, Favrskov 710, Faxe 320,
  Fredensborg 210, Fredericia 607, Frederiksberg 147, Frederikshavn 813, Frederikssund 250,
  Furesø 190, Faaborg-Midtfyn 430, Gentofte 157, Gladsaxe 159, Glostrup 161, Greve 253, Gribskov 270,
  Guldborgsund 376, Haderslev 510, Halsnæs 260, Hedensted 766, Helsingør 217, Herlev 163,
  Herning 657, Hillerød 219, Hjørring 860, Holbæk 316, Holstebro 661, Horsens 615, Hvidovre 167,
  Høje-Taastrup 169, Hørsholm 223, Ikast-Brande 756, Ishøj 183, Jammerbugt 849, Kalundborg 326,
  Kerteminde 440, Kolding 621, København 101, Køge 259, Langeland 482, Lejre 350, Lemvig 665,
  Lolland 360, Lyngby-Taarbæk 173, Læsø 825, Mariagerfjord 846, Middelfart 410, Morsø 773,
  Norddjurs 707, Nordfyns 480, Nyborg 450, Næstved 370, Odder 727, Odense 461, Odsherred 306,
  Randers 730, Rebild 840, Ringkøbing-Skjern 760, Ringsted 329, Roskilde 265, Rudersdal 230,
  Rødovre 175, Samsø 741, Silkeborg 740, Skanderborg 746, Skive 779, Slagelse 330, Solrød 269,
  Sorø 340, Stevns 336, Struer 671, Svendborg 479, Syddjurs 706, Sønderborg 540, Thisted 787,
  Tønder 550, Tårnby 185, Vallensbæk 187, Varde 573, Vejen 575, Vejle 630, Vesthimmerlands 820,
  Viborg 791, Vordingborg 390, Ærø 492, Aabenraa 580, Aalborg 851, Aarhus 751
`;

it("knows each kommune by its code, with or without the zero before it, and no other code", () => {
  const listed = new Map(
    DIRECTORY.trim()
      .split(/,\s+/)
      .map((entry): [number, string] => {
        const [, name = "", code = ""] = /^(.+) (\d+)$/.exec(entry) ?? [];
        return [Number(code), name];
      }),
  );
  expect(listed.size).toBe(98);
  for (let code = 0; code <= 9_999; code += 1) {
    const name = listed.get(code) ?? null;
    expect(municipalityName(String(code)), String(code)).toBe(name);
    expect(municipalityName(String(code).padStart(4, "0")), String(code)).toBe(name);
  }
  for (const none of ["", "Aarhus", "00101", "10101"]) expect(municipalityName(none)).toBeNull();
});
