import { describe, expect, it } from "vitest";
import { deskPath, ownPath } from "../../app/http/own-path.ts";

describe("a path to go back to", () => {
  it.each([
    ["/agent", "/agent"],
    ["/agent/sager/FL-2026-000001?trin=2", "/agent/sager/FL-2026-000001?trin=2"],
    ["/", "/"],
    ["/agent/../log-ind", "/log-ind"],
  ])("%s is ours", (asked, path) => {
    expect(ownPath(asked)).toBe(path);
  });

  it.each([
    "//evil.example/agent",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "agent",
    "",
    null,
    undefined,
    7,
  ])("%s is not", (asked) => {
    expect(ownPath(asked)).toBeNull();
  });

  it("leads to the desk, and nowhere else", () => {
    expect(deskPath("/agent/sager/FL-2026-000001")).toBe("/agent/sager/FL-2026-000001");
    expect(deskPath("/agent?x=1")).toBe("/agent?x=1");
    expect(deskPath("/agents")).toBe("/agent");
    expect(deskPath("/agent/../log-ud")).toBe("/agent");
    expect(deskPath("//agent")).toBe("/agent");
    expect(deskPath(null)).toBe("/agent");
  });
});
