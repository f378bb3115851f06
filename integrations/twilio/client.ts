/** The SDK's client, and the one turn that leads its requests to another base URL. */
import twilio from "twilio";
import { seconds } from "../../app/domain/duration.ts";

export interface TwilioSettings {
  readonly accountSid: string;
  /** SID (SK…) and secret of an API key of the region. */
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Where Twilio's REST API is played; requests keep their host's first label as the first path part. */
  readonly apiBase?: string;
  readonly region?: string;
  readonly edge?: string;
  /** Sender of SMS: alphanumeric or one of our numbers. */
  readonly smsFrom: string;
  readonly numberFrom: string;
  /** The TwiML app that agents' browsers call through. */
  readonly twimlAppSid: string;
}

export type TwilioClient = ReturnType<typeof twilio>;

const requestTimeoutMs = seconds(10);

/** telephony.md §5.1: `https://api.dublin.ie1.twilio.com/x` becomes `<base>/api/x`. */
function redirected(uri: string, base: string): string {
  const target = new URL(uri);
  const [label = "api"] = target.host.split(".");
  return `${base.replace(/\/$/, "")}/${label}${target.pathname}${target.search}`;
}

function requestClient(apiBase: string | undefined): InstanceType<typeof twilio.RequestClient> {
  const client = new twilio.RequestClient({ timeout: requestTimeoutMs });
  if (apiBase === undefined) return client;
  client.axios.interceptors.request.use((request) => {
    if (request.url !== undefined) request.url = redirected(request.url, apiBase);
    return request;
  });
  return client;
}

export function openClient(settings: TwilioSettings): TwilioClient {
  const { accountSid, apiKey, apiSecret, apiBase, region, edge } = settings;
  return twilio(apiKey, apiSecret, {
    accountSid,
    httpClient: requestClient(apiBase),
    ...(region === undefined ? {} : { region }),
    ...(edge === undefined ? {} : { edge }),
  });
}
