/** Sends text smaller: pages as they are made, hashed files once for all. Streams and fonts are left as they are. */
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants } from "node:zlib";
import type { RequestHandler } from "express";

const squeeze = promisify(brotliCompress);
const PAGE_EFFORT = 5;
const FILE_EFFORT = 10;
const effort = (quality: number) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

// Names that the bundler makes; nothing with a slash or two dots gets through.
const HASHED_FILE = /^\/([\w-]+(?:\.[\w-]+)*\.(css|js|svg))$/;
const ONE_YEAR = "public, max-age=31536000, immutable";

const takesBrotli = (header: string | null | undefined): boolean => /\bbr\b/.test(header ?? "");

/** The body of a page for this request, with the headers that tell how it is packed. */
export function pageBody(
  html: string,
  request: Request,
): { readonly body: string | Uint8Array<ArrayBuffer>; readonly headers: Record<string, string> } {
  if (!takesBrotli(request.headers.get("accept-encoding")))
    return { body: html, headers: { Vary: "Accept-Encoding" } };
  const body = new Uint8Array(brotliCompressSync(html, effort(PAGE_EFFORT)));
  return { body, headers: { Vary: "Accept-Encoding", "Content-Encoding": "br" } };
}

/** Serves the hashed text files of `folder`, packed once and kept; passes on whatever it does not know. */
export function compressedAssets(folder: URL): RequestHandler {
  const packed = new Map<string, Promise<Buffer>>();
  const pack = (name: string): Promise<Buffer> => {
    const known =
      packed.get(name) ?? readFile(new URL(name, folder)).then((file) => squeeze(file, effort(FILE_EFFORT)));
    packed.set(name, known);
    return known;
  };
  return (request, response, next) => {
    const [, name, ending] = HASHED_FILE.exec(request.path) ?? [];
    const type = TYPES[ending ?? ""];
    if (
      name === undefined ||
      type === undefined ||
      request.method !== "GET" ||
      !takesBrotli(request.get("accept-encoding"))
    ) {
      next();
      return;
    }
    pack(name).then(
      (body) => {
        response.set({
          "Content-Type": type,
          "Content-Encoding": "br",
          "Cache-Control": ONE_YEAR,
          Vary: "Accept-Encoding",
        });
        response.end(body);
      },
      () => {
        packed.delete(name);
        next();
      },
    );
  };
}
