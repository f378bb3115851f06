/** The published MeMo 1.1 schema, where it lies beside the project. */
import { readdirSync, readFileSync } from "node:fs";
import { validateXML } from "xmllint-wasm";

export const MEMO_DATA = "../shared/data/memo";

/** What the schema finds wrong, an empty list where each document is valid. */
export async function schemaErrors(...documents: readonly string[]): Promise<readonly string[]> {
  const folder = `${MEMO_DATA}/xsd-1.1`;
  const files = readdirSync(folder).map((fileName) => ({
    fileName,
    contents: readFileSync(`${folder}/${fileName}`, "utf8"),
  }));
  const core = files.filter((file) => file.fileName === "MeMo_core.xsd");
  const preload = files.filter((file) => file.fileName !== "MeMo_core.xsd");
  const xml = documents.map((contents, at) => ({ fileName: `memo-${String(at)}.xml`, contents }));
  const result = await validateXML({ xml, schema: core, preload });
  return result.errors.map((error) => error.message);
}
