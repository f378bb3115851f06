/** The line simulator: plays Twilio on this machine for tests, demos and development. */
import type { Express } from "express";
import { parseConfig, type LineConfig } from "./config.ts";
import { controlRouter } from "./control/router.ts";
import { endCall } from "./engine/lifecycle.ts";
import { createLine } from "./engine/line.ts";
import { perform } from "./engine/script.ts";
import { addAssets, addPages } from "./pages/routes.ts";
import { restRouter } from "./rest/router.ts";

export type { DemoPerson, LineConfig } from "./config.ts";

export interface LineSimulator {
  /** Adds the REST API, the control API and the pages to an Express application. */
  mount(app: Express): void;
  /** Ends all calls and timers; open event streams end too. */
  close(): Promise<void>;
}

/** Throws when the configuration is wrong or NODE_ENV is production. */
export function createLineSimulator(config: LineConfig): LineSimulator {
  const line = createLine(parseConfig(config), perform);
  return {
    mount(app) {
      const rest = restRouter(line);
      app.use("/api/2010-04-01/Accounts", rest);
      app.use("/2010-04-01/Accounts", rest);
      addAssets(app);
      addPages(app, line);
      app.use("/sim", controlRouter(line));
    },
    async close() {
      line.closing.abort();
      for (const call of line.calls.values()) endCall(line, call, "completed");
      await line.traffic.settled();
      line.clock.close();
    },
  };
}
