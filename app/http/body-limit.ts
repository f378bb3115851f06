/** Turns away forms that are larger than any of ours, before anybody reads them. */
import type { RequestHandler } from "express";

/** The longest note is 2,000 characters, at most nine bytes each when escaped; ten times that is no note. */
export const MOST_FORM_BYTES = 256 * 1024;

export const TOO_LARGE =
  "Formularen er for stor. Gør teksten kortere, og prøv igen. / The form is too large. Shorten the text and try again.";

/** 413 for a body that says it is too large; one that does not say is counted while it is read (form.ts). */
export function bodyLimit(): RequestHandler {
  return (request, response, next) => {
    if (request.path.startsWith("/tlf/") || !(Number(request.get("content-length") ?? 0) > MOST_FORM_BYTES)) {
      next();
      return;
    }
    response.status(413).type("text/plain").send(TOO_LARGE);
  };
}
