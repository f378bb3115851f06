/** Tells where a document leaves the vocabulary, as Twilio's warnings do. */
import type { TwimlNode } from "./tree.ts";
import { vocabulary } from "./vocabulary.ts";

export interface TwimlWarning {
  readonly code: number;
  readonly message: string;
}

const schemaWarning = (message: string): TwimlWarning => ({ code: 12200, message });

function ownWarnings(node: TwimlNode): TwimlWarning[] {
  const rule = vocabulary[node.name];
  if (rule === undefined) return [];
  const attributes = Object.keys(node.attributes)
    .filter((name) => !rule.attributes.includes(name))
    .map((name) => schemaWarning(`attribute ${name} is not allowed in ${node.name}`));
  const children = node.children
    .filter((child) => !rule.children.includes(child.name))
    .map((child) => schemaWarning(`element ${child.name} is not allowed in ${node.name}`));
  return [...attributes, ...children];
}

function finishKeyWarnings(node: TwimlNode): TwimlWarning[] {
  const key = node.attributes["finishOnKey"];
  if (node.name !== "Gather" || key === undefined || /^[0-9*#]?$/.test(key)) return [];
  return [{ code: 13310, message: "finishOnKey is one key or nothing" }];
}

/** Warnings of the node and all below it; names are case sensitive. */
export function warningsOf(node: TwimlNode): TwimlWarning[] {
  return [...ownWarnings(node), ...finishKeyWarnings(node), ...node.children.flatMap(warningsOf)];
}
