/** The postal districts that the demo's people live in, as they stand on an envelope. */

const DISTRICTS: Readonly<Record<string, string>> = {
  "1000": "København K",
  "2300": "København S",
  "2500": "Valby",
  "3000": "Helsingør",
  "4000": "Roskilde",
  "4900": "Nakskov",
  "5000": "Odense C",
  "5210": "Odense NV",
  "6000": "Kolding",
  "6270": "Tønder",
  "7100": "Vejle",
  "8230": "Åbyhøj",
  "8600": "Silkeborg",
  "8800": "Viborg",
  "9000": "Aalborg",
};

/** Throws for a code that none of them lives at. */
export function postalDistrictOf(postalCode: string): string {
  const name = DISTRICTS[postalCode];
  if (name === undefined) throw new Error(`no postal district is known for ${postalCode}`);
  return name;
}
