/** A test that prints an error fails: either the code is wrong, or the test must say that it expects it. */
import { afterEach, expect } from "vitest";

const printed: string[] = [];
const print = console.error.bind(console);

console.error = (...parts: unknown[]) => {
  printed.push(parts.map(String).join(" "));
  print(...parts);
};

afterEach(() => {
  const seen = printed.splice(0);
  expect(seen, "console.error was called").toEqual([]);
});
