/** Runs the matcher at every news of the queue; the steady beat beside it catches what no news told of. */
import { RESYNC, type TopicHub } from "../http/topic-hub.ts";
import type { Sweep } from "./every.ts";
import type { Logger } from "pino";

/** Never two runs at once in one process: news that come meanwhile make one more run afterwards. */
export function matchOnNews(
  topics: Pick<TopicHub, "hear">,
  match: () => Promise<unknown>,
  log: Logger,
): Sweep {
  let stopped = false;
  let wanted = false;
  let underWay: Promise<void> | null = null;

  const runAll = async (): Promise<void> => {
    while (wanted && !stopped) {
      wanted = false;
      await match().catch((error: unknown) => {
        log.warn({ err: error }, "matching failed");
      });
    }
    underWay = null;
  };

  const deaf = topics.hear((topic) => {
    if (stopped || (topic !== "queue" && topic !== RESYNC)) return;
    wanted = true;
    underWay ??= runAll();
  });
  return {
    stop: async () => {
      stopped = true;
      deaf();
      await underWay;
    },
  };
}
