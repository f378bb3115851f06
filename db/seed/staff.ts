/** The demo's staff: made-up people with one published password, in demo mode only. */
import type { StaffRole } from "../../app/domain/actor.ts";

export const DEMO_PASSWORD = "demo-demo-demo";

export interface DemoStaff {
  readonly username: string;
  readonly displayName: string;
  readonly role: StaffRole;
  readonly skills: readonly {
    readonly systems: readonly string[];
    readonly language: "da" | "en";
    readonly level: number;
  }[];
}

const EVERY_SYSTEM = ["mitid", "nemlogin", "digitalPost", "nemkonto", "virk", "borgerdk", "general"];

export const DEMO_STAFF: readonly DemoStaff[] = [
  {
    username: "maja",
    displayName: "Maja Holm",
    role: "agent",
    skills: [
      { systems: EVERY_SYSTEM, language: "da", level: 2 },
      { systems: EVERY_SYSTEM, language: "en", level: 1 },
    ],
  },
  {
    username: "lone",
    displayName: "Lone Friis",
    role: "specialist",
    skills: [
      { systems: EVERY_SYSTEM, language: "da", level: 3 },
      { systems: EVERY_SYSTEM, language: "en", level: 3 },
    ],
  },
  {
    username: "jonas",
    displayName: "Jonas Bech",
    role: "agent",
    skills: [{ systems: ["mitid", "nemlogin"], language: "da", level: 2 }],
  },
  { username: "ida", displayName: "Ida Krogh", role: "teamLead", skills: [] },
];
