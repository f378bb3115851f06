/** What a task gets: a command's tools and the systems it delivers to. */
import type { Logger } from "pino";
import type { CommandContext } from "../commands/frame.ts";
import type { Ports, Settings } from "../http/context.ts";
import type { TopicHub } from "../http/topic-hub.ts";

export interface WorkerContext extends CommandContext {
  readonly log: Logger;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly topics: TopicHub;
}

/** What telling the person needs. */
export interface NoticeContext extends CommandContext {
  readonly log: Logger;
  readonly ports: Pick<Ports, "mitid" | "digitalPost" | "mail"> & {
    readonly telephony: Pick<Ports["telephony"], "findSms" | "sendSms">;
  };
  readonly settings: Pick<Settings, "publicBaseUrl" | "lineNumber">;
}

/** What the errands to MitID and the systems that follow it need; the register is asked before a reissue departs. */
export interface ActContext extends CommandContext {
  readonly ports: Pick<Ports, "mitid" | "nemlogin" | "nemkonto" | "cpr">;
}
