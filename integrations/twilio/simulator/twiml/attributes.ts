/** Reads attributes with Twilio's defaults. */
import type { TwimlNode } from "./tree.ts";

export function numberAttribute(node: TwimlNode, name: string, fallback: number): number {
  const text = node.attributes[name];
  if (text === undefined || text.trim() === "") return fallback;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : fallback;
}

export function flagAttribute(node: TwimlNode, name: string, fallback: boolean): boolean {
  const text = node.attributes[name]?.toLowerCase();
  if (text === undefined || text === "") return fallback;
  return text === "true";
}

/** The HTTP method named by an attribute; POST unless it says GET. */
export function methodAttribute(node: TwimlNode, name: string): "GET" | "POST" {
  return node.attributes[name]?.toUpperCase() === "GET" ? "GET" : "POST";
}

/** A list of words divided by white space, or the fallback where the attribute is missing. */
export function listAttribute(node: TwimlNode, name: string, fallback: readonly string[]): readonly string[] {
  const text = node.attributes[name]?.trim();
  return text === undefined || text === "" ? fallback : text.split(/\s+/);
}
