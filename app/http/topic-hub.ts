/** Hands the database's notifications on to the event streams of this process, and survives a lost connection. */
import pg from "pg";

export type Hearer = (topic: string) => void;

/** Told to every hearer after a reconnect: something may have been missed, so look anew. */
export const RESYNC = "resync";

export interface TopicHub {
  /** Hears every topic until the returned function is called. */
  hear(hearer: Hearer): () => void;
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Connects and listens; reconnects by itself with growing pauses. Rejects when the first connection fails. */
export async function openTopicHub(url: string, channel: string): Promise<TopicHub> {
  const hearers = new Set<Hearer>();
  let closed = false;
  let client = await listen(url, channel, handOn, onLost);

  function handOn(topic: string): void {
    for (const hearer of hearers) hearer(topic);
  }

  // A dead backend emits `error` twice and then `end`; only `end` starts the reconnect.
  function onLost(): void {
    if (!closed) void reconnect(FIRST_PAUSE_MS);
  }

  async function reconnect(pause: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    if (closed) return;
    try {
      client = await listen(url, channel, handOn, onLost);
      handOn(RESYNC);
    } catch {
      await reconnect(Math.min(pause * 2, LONGEST_PAUSE_MS));
    }
  }

  return {
    hear: (hearer) => {
      hearers.add(hearer);
      return () => {
        hearers.delete(hearer);
      };
    },
    close: async () => {
      closed = true;
      hearers.clear();
      await client.end();
    },
  };
}

async function listen(url: string, channel: string, onTopic: Hearer, onLost: () => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "faelleslinjen-topics" });
  client.on("error", () => undefined);
  client.on("notification", (message) => {
    onTopic(message.payload ?? RESYNC);
  });
  await client.connect();
  await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  client.once("end", onLost);
  return client;
}
