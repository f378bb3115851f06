/** The desk's event stream as a browser reads it: topics as they come, each with the instant it came. */

export interface HeardTopic {
  readonly topic: string;
  /** Milliseconds on the process' own steady clock. */
  readonly at: number;
}

export interface TopicStream {
  /** Every topic so far. */
  readonly heard: readonly HeardTopic[];
  /** Resolves with the next topic that fits and came at `since` or later; rejects after ten seconds. */
  next(fits: (topic: string) => boolean, since: number): Promise<HeardTopic>;
  close(): void;
}

const PATIENCE_MS = 10_000;

/** Resolves when the stream is open; rejects when it is refused. */
export async function followTopics(url: string, cookie: string): Promise<TopicStream> {
  const leaving = new AbortController();
  const answer = await fetch(url, { headers: { cookie }, signal: leaving.signal });
  if (!answer.ok || answer.body === null) throw new Error(`the stream answered ${String(answer.status)}`);
  const heard: HeardTopic[] = [];
  const hearers = new Set<() => void>();
  void readTopics(answer.body, (topic) => {
    heard.push({ topic, at: performance.now() });
    for (const hearer of hearers) hearer();
  });
  const next: TopicStream["next"] = (fits, since) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = heard.find(({ topic, at }) => at >= since && fits(topic));
        if (found === undefined) return;
        clearTimeout(patience);
        hearers.delete(look);
        resolve(found);
      };
      const patience = setTimeout(() => {
        hearers.delete(look);
        reject(new Error("the topic never came"));
      }, PATIENCE_MS);
      hearers.add(look);
      look();
    });
  return {
    heard,
    next,
    close: () => {
      leaving.abort();
    },
  };
}

async function readTopics(body: ReadableStream<Uint8Array>, onTopic: (topic: string) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.startsWith("data: ")) onTopic(line.slice("data: ".length));
    }
  } catch {
    // Left by us, or the server went: whoever waits for a topic says so.
  }
}
