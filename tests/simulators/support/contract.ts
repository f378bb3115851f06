/** Holds recorded exchanges and zod schemas against an OpenAPI 3.1 contract in the repository. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { parse } from "yaml";
import { z } from "zod";
import type { Exchange } from "./recording-proxy.ts";

const media = z.record(z.string(), z.object({ schema: z.unknown() }));
const answer = z.object({ $ref: z.string().optional(), content: media.optional() });
const operation = z.object({
  operationId: z.string(),
  requestBody: z.object({ content: media }).optional(),
  responses: z.record(z.string(), answer),
});
const methods = { get: operation.optional(), post: operation.optional(), delete: operation.optional() };
const document = z.object({
  servers: z.array(z.object({ url: z.url() })).min(1),
  paths: z.record(z.string(), z.looseObject(methods)),
  components: z.object({
    responses: z.record(z.string(), answer),
    schemas: z.record(z.string(), z.unknown()),
  }),
});

type Methods = z.infer<typeof document>["paths"][string];

function operationFor(methods: Methods, method: string) {
  if (method === "GET") return methods.get;
  return method === "DELETE" ? methods.delete : methods.post;
}

export interface Contract {
  /** What is wrong with an exchange, in words; an empty list where it keeps the contract. */
  faultsOf(exchange: Exchange): readonly string[];
  /** Which operation an exchange was, or null. */
  operationOf(exchange: Exchange): string | null;
  readonly operations: readonly string[];
  schemaNamed(name: string): unknown;
}

export function loadContract(path: string): Contract {
  const raw: unknown = parse(readFileSync(path, "utf8"), { merge: true });
  const contract = document.parse(raw);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats(ajv);
  ajv.addSchema({ $id: "contract", components: contract.components });
  const base = new URL(contract.servers[0]?.url ?? "").pathname;

  const find = (exchange: Exchange) => {
    for (const [template, methods] of Object.entries(contract.paths)) {
      const pattern = new RegExp(`^${base}${template.replace(/\{\w+\}/g, "[^/]+")}$`);
      if (pattern.test(exchange.path)) return operationFor(methods, exchange.method);
    }
    return undefined;
  };

  const check = (schema: unknown, value: unknown, what: string): readonly string[] => {
    const rebased: unknown = JSON.parse(
      JSON.stringify(schema).replaceAll('"#/components', '"contract#/components'),
    );
    const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(rebased));
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${what}${error.instancePath} ${error.message ?? ""}`);
  };

  const responseFaults = (found: z.infer<typeof operation>, exchange: Exchange): readonly string[] => {
    const stated = found.responses[String(exchange.status)];
    if (stated === undefined) return [`status ${exchange.status} is not in the contract`];
    const name = stated.$ref?.split("/").at(-1);
    const content = (name === undefined ? stated : contract.components.responses[name])?.content;
    if (content === undefined) return exchange.responseBody === "" ? [] : ["a body where none is stated"];
    const type = exchange.contentType.split(";")[0] ?? "";
    const schema = content[type]?.schema;
    if (schema === undefined) return [`answers as ${type}`];
    return check(schema, JSON.parse(exchange.responseBody), "answer");
  };

  return {
    operations: Object.values(contract.paths).flatMap((methods) =>
      [methods.get, methods.post, methods.delete].flatMap((one) =>
        one === undefined ? [] : [one.operationId],
      ),
    ),
    operationOf: (exchange) => find(exchange)?.operationId ?? null,
    faultsOf(exchange) {
      const found = find(exchange);
      if (found === undefined) return [`${exchange.method} ${exchange.path} is not in the contract`];
      const type = exchange.requestHeaders.get("content-type")?.split(";")[0] ?? "application/json";
      const schema = found.requestBody?.content[type]?.schema;
      const refused = exchange.status === 400 || exchange.status === 422;
      const requestFaults =
        schema === undefined || refused ? [] : check(schema, sentBody(exchange, type), "request");
      return [...requestFaults, ...responseFaults(found, exchange)];
    },
    schemaNamed: (name) => contract.components.schemas[name],
  };
}

function sentBody({ requestBody }: Exchange, type: string): unknown {
  if (type === "application/json") return JSON.parse(requestBody);
  const isForm = type === "application/x-www-form-urlencoded";
  return isForm ? Object.fromEntries(new URLSearchParams(requestBody)) : requestBody;
}

const objectShape = z.object({
  required: z.array(z.string()).default([]),
  properties: z.record(z.string(), z.looseObject({ enum: z.array(z.unknown()).optional() })),
});

/** Field names, required ones and enumerations of an object schema, in one comparable form. */
function outline(schema: unknown) {
  const { required, properties } = objectShape.parse(schema);
  const enums = new Map(Object.entries(properties).map(([name, one]) => [name, one.enum] as const));
  return { fields: Object.keys(properties).sort(), required: [...required].sort(), enums };
}

/** Where what the adapter reads differs from what the contract states, in words. */
export function differences(read: unknown, stated: unknown): readonly string[] {
  const [ours, theirs] = [outline(read), outline(stated)];
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  // The adapter may take a plain text where the contract lists the words, but never list other words.
  const otherWords = [...ours.enums].filter(([, words]) => words !== undefined);
  return [
    ...(same(ours.fields, theirs.fields) ? [] : [`fields ${ours.fields.join()} | ${theirs.fields.join()}`]),
    ...(same(ours.required, theirs.required) ? [] : ["required fields"]),
    ...otherWords
      .filter(([name, words]) => !same(words, theirs.enums.get(name)))
      .map(([name]) => `words of ${name}`),
  ];
}
