/** Acts on a real database against the real simulators of MitID, NemLog-in and CPR, with a clock that can be set. */
import express from "express";
import { afterAll } from "vitest";
import { z } from "zod";
import { deliverAct } from "../../app/worker/deliver-act.ts";
import { reconcileMitid } from "../../app/worker/read-mitid-log.ts";
import { cancelReissue } from "../../app/worker/cancel-reissue.ts";
import type { ActContext } from "../../app/worker/context.ts";
import type { Milliseconds } from "../../app/domain/duration.ts";
import { SystemDown } from "../../app/domain/faults.ts";
import { TARGET_SYSTEMS } from "../../app/domain/protection/targets.ts";
import { createCpr } from "../../integrations/cpr/adapter.ts";
import { createCprSimulator } from "../../integrations/cpr/simulator/index.ts";
import { createMitid } from "../../integrations/mitid/adapter.ts";
import { createMitidSimulator } from "../../integrations/mitid/simulator/index.ts";
import { createNemkonto } from "../../integrations/nemkonto/adapter.ts";
import { createNemkontoSimulator } from "../../integrations/nemkonto/simulator/index.ts";
import { createNemlogin } from "../../integrations/nemlogin/adapter.ts";
import { createNemloginSimulator } from "../../integrations/nemlogin/simulator/index.ts";
import { DEMO_PEOPLE, type DemoPerson } from "../../integrations/people.ts";
import { listenOnLoopback } from "../../integrations/simulator-kit/listen.ts";
import type { LookupContext } from "../../app/lookups/frame.ts";
import { testDatabase, type TestDatabase } from "./database.ts";

const LOGIN = { user: "linjen", password: "kun-til-prøver" };

export interface ActBench {
  readonly db: TestDatabase;
  readonly context: ActContext & LookupContext;
  /** Sets how far the clock of the product and of the simulators is from the wall's. */
  setClock(offset: Milliseconds): void;
  /** The same, and what is due by that clock is due by the database's own, which is the wall's alone. */
  strikeHour(offset: Milliseconds): Promise<void>;
  /** What a worker would do with everything that is due now: acts, stops on their way, MitID's log. */
  work(): Promise<void>;
  /** Only carries the acts out; MitID's log stays unread. */
  deliver(): Promise<void>;
  /** Lets a person do something with a means or a code; `path` such as "/mitid/_control/citizen". */
  control(path: string, body?: unknown): Promise<unknown>;
  fault(fault: object): Promise<void>;
  clearFaults(): Promise<void>;
  /** What MitID was asked to do, with what became of it. */
  mitidLog(operation: string): Promise<readonly { readonly outcome: string; readonly key: string | null }[]>;
}

const logShape = z.array(
  z.object({ operation: z.string(), outcome: z.string(), key: z.string().nullable() }),
);

/** Stops everything after the file's last test. */
export async function openActBench(): Promise<ActBench> {
  let offset: Milliseconds = 0;
  const clock = (): Date => new Date(Date.now() + offset);
  const db = await testDatabase({ clock });
  const app = express();
  const settings = { credentials: LOGIN, people: DEMO_PEOPLE, now: clock };
  createMitidSimulator(settings).mount(app);
  createNemloginSimulator(settings).mount(app);
  createNemkontoSimulator(settings).mount(app);
  createCprSimulator(settings).mount(app);
  const served = await listenOnLoopback(app, 0);
  const { url } = served;
  afterAll(() => served.close());
  const quick = { ...LOGIN, firstPauseMs: 1, breakMs: 1, timeoutMs: 300 };
  const ports = {
    mitid: createMitid({ ...quick, baseUrl: `${url}/mitid` }),
    nemlogin: createNemlogin({ ...quick, baseUrl: `${url}/nemlogin` }),
    nemkonto: createNemkonto({ ...quick, baseUrl: `${url}/nemkonto` }),
    cpr: createCpr({ ...quick, baseUrl: `${url}/cpr` }),
  };
  const context = { ...db.context, ports };
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = { "content-type": "application/json" };
    const sent = body === undefined ? null : JSON.stringify(body);
    const answer = await fetch(url + path, { method, headers, body: sent });
    const text = await answer.text();
    return text === "" ? null : JSON.parse(text);
  };
  const deliver = (): Promise<void> => deliverAll(db, context);
  return {
    db,
    context,
    deliver,
    setClock: (milliseconds) => void (offset = milliseconds),
    strikeHour: async (milliseconds) => {
      offset = milliseconds;
      await makeDue(db, clock());
    },
    work: async () => {
      await deliver();
      await stopAll(db, context);
      await reconcileMitid(context);
    },
    control: (path, body) => ask(body === undefined ? "GET" : "POST", path, body),
    fault: async (fault) => void (await ask("POST", "/mitid/_control/faults", fault)),
    clearFaults: async () => void (await ask("DELETE", "/mitid/_control/faults")),
    mitidLog: async (operation) =>
      logShape.parse(await ask("GET", "/mitid/_control/log")).filter((one) => one.operation === operation),
  };
}

/** Puts the hour of what is due at an instant to come into the past. */
async function makeDue(db: TestDatabase, now: Date): Promise<void> {
  if (now.getTime() < Date.now() + 1_000) return;
  await db.asOwner("alter table acts disable trigger user");
  await db.asOwner(
    "update acts set not_before = now() - interval '1 second' where state in ('accepted', 'sent') and not_before between now() and $1",
    [now],
  );
  await db.asOwner("alter table acts enable trigger user");
  await warnByPost(db);
}

/** By its hour Digital Post has told of what waits; where a test has it told on paper, that letter decides. */
async function warnByPost(db: TestDatabase): Promise<void> {
  const due = "a.state in ('accepted', 'sent') and a.not_before <= now() and a.same_as_act_id is null";
  const onPaper =
    "select from notices p where p.act_id = a.id and p.template = 'coolingOff' and p.channel = 'letter'";
  await db.asOwner(
    `insert into notices (act_id, template, channel, recipient_ordinal, language, state)
     select a.id, 'coolingOff', 'digitalPost', 0, 'da', 'sent' from acts a where ${due} and not exists (${onPaper})
     on conflict (act_id, template, channel, recipient_ordinal) do update set state = 'sent' where notices.state = 'queued'`,
  );
}

const targetShape = z.array(z.object({ act_id: z.string(), system: z.enum(TARGET_SYSTEMS) }));

/** The jobs themselves run in tests/http and tests/journeys; here their work is done in the order of the acts. */
async function deliverAll(db: TestDatabase, context: ActContext): Promise<void> {
  await makeDue(db, context.clock());
  const { rows } = await db.asOwner(
    `select t.act_id, t.system from act_targets t join acts a on a.id = t.act_id
      where t.state in ('pending', 'sent', 'escalated') order by a.created_at, t.system`,
  );
  for (const { act_id: actId, system } of targetShape.parse(rows))
    await deliverAct(context, { actId, system });
}

async function stopAll(db: TestDatabase, context: ActContext): Promise<void> {
  const { rows } = await db.asOwner("select act_id from reissue_stops where outcome is null");
  for (const { act_id } of rows) {
    // The job queue asks again; so does the next work().
    await cancelReissue(context, { actId: String(act_id) }).catch((error: unknown) => {
      if (!(error instanceof SystemDown)) throw error;
    });
  }
}

/** One of the demo's people by given name and surname. */
export function demoPerson(name: string): DemoPerson {
  const found = DEMO_PEOPLE.find((person) => person.name === name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found;
}

export function meansOf(person: DemoPerson, kind: string): string {
  const found = person.authenticators.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`${person.name} has no ${kind}`);
  return found.id;
}
