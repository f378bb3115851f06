/** Refusals in Twilio's words: HTTP status, error number, sentence. */

export class RestRefusal extends Error {
  override readonly name = "RestRefusal";
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  toJSON(): Record<string, unknown> {
    const more_info = `https://www.twilio.com/docs/errors/${this.code}`;
    return { code: this.code, message: this.message, more_info, status: this.status };
  }
}

export const unknownResource = (path: string): RestRefusal =>
  new RestRefusal(404, 20404, `The requested resource ${path} was not found`);

export const badParameter = (code: number, message: string): RestRefusal =>
  new RestRefusal(400, code, message);

export const notAuthenticated = (): RestRefusal => new RestRefusal(401, 20003, "Authenticate");
