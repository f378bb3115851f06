/** The running product's own database and systems, as commands reach them that a test gives beside it. */
import { createCpr } from "../../integrations/cpr/adapter.ts";
import { createMitid } from "../../integrations/mitid/adapter.ts";
import { createNemkonto } from "../../integrations/nemkonto/adapter.ts";
import { createNemlogin } from "../../integrations/nemlogin/adapter.ts";
import { DEMO_CREDENTIALS } from "../../integrations/sandbox-settings.ts";
import type { ActBench } from "./act-bench.ts";
import type { Product } from "./product.ts";

export function stageOf({ db, sandbox }: Product): Pick<ActBench, "db" | "context"> {
  const mitid = { user: DEMO_CREDENTIALS.MITID_USER, password: DEMO_CREDENTIALS.MITID_PASSWORD };
  const nemlogin = { user: DEMO_CREDENTIALS.NEMLOGIN_USER, password: DEMO_CREDENTIALS.NEMLOGIN_PASSWORD };
  const nemkonto = { user: DEMO_CREDENTIALS.NEMKONTO_USER, password: DEMO_CREDENTIALS.NEMKONTO_PASSWORD };
  const cpr = { user: DEMO_CREDENTIALS.CPR_USER, password: DEMO_CREDENTIALS.CPR_PASSWORD };
  const ports = {
    mitid: createMitid({ ...mitid, baseUrl: `${sandbox}/mitid` }),
    nemlogin: createNemlogin({ ...nemlogin, baseUrl: `${sandbox}/nemlogin` }),
    nemkonto: createNemkonto({ ...nemkonto, baseUrl: `${sandbox}/nemkonto` }),
    cpr: createCpr({ ...cpr, baseUrl: `${sandbox}/cpr` }),
  };
  return { db, context: { ...db.context, ports } };
}
