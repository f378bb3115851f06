/** The one scene of every attempt on the gates: people, staff, cases and a policy in force, each with an id known by heart. */

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

export const AGENT = id(1);
export const OTHER_AGENT = id(2);
export const SPECIALIST = id(3);
export const LEAD = id(4);
export const CLERK = id(5);
export const BLOCKED_LEAD = id(6);
export const CITIZEN = id(11);
export const OTHER_CITIZEN = id(12);
export const CASE = id(21);
/** Another case about the same person. */
export const SECOND_CASE = id(22);
/** A case about somebody else. */
export const OTHER_CASE = id(23);
export const PROOF = id(31);
export const ACT = id(41);
export const OTHER_ACT = id(42);
export const PROPOSAL = id(51);
export const THING = id(61);

/** The policy that holds now, as SQL. */
export const POLICY = "policy_in_force(clock_timestamp())";
/** One that is approved and does not hold yet. */
export const COMING_POLICY = "9001";
/** One that held before. */
export const FORMER_POLICY = "1";

export type Row = Readonly<Record<string, string>>;

export const text = (value: string): string => `'${value}'`;

/** Whose a row is that the agent has made about the person, and how each part of that may be wrong. */
export const WHO: Row = {
  citizen_id: text(CITIZEN),
  case_id: text(CASE),
  actor_kind: text("agent"),
  actor_id: text(AGENT),
};
export const NOT_WHO: Row = {
  citizen_id: text(OTHER_CITIZEN),
  case_id: text(SECOND_CASE),
  actor_kind: text("clerk"),
  actor_id: text(OTHER_AGENT),
};

/** Values are SQL expressions. */
export const insertInto = (table: string, row: Row): string =>
  `insert into ${table} (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})`;

const staff = (staffId: string, role: string, blocked = "null"): string =>
  insertInto("staff", {
    id: text(staffId),
    username: text(`scene-${staffId.slice(-2)}`),
    display_name: text(role),
    role: text(role),
    password_hash: text("none"),
    blocked_at: blocked,
  });

const aCase = (caseId: string, number: number, citizen: string): string =>
  insertInto("cases", {
    id: text(caseId),
    number: text(`FL-2031-${String(number).padStart(6, "0")}`),
    system: text("mitid"),
    topic: text("block"),
    channel: text("phone"),
    language: text("da"),
    citizen_id: text(citizen),
    owner_id: text(AGENT),
  });

/** Written by the owner past the triggers. */
export const SCENE: readonly string[] = [
  staff(AGENT, "agent"),
  staff(OTHER_AGENT, "agent"),
  staff(SPECIALIST, "specialist"),
  staff(LEAD, "teamLead"),
  staff(CLERK, "clerk"),
  staff(BLOCKED_LEAD, "teamLead", "now()"),
  insertInto("citizens", { id: text(CITIZEN), mitid_uuid: text(id(111)) }),
  insertInto("citizens", { id: text(OTHER_CITIZEN), mitid_uuid: text(id(112)) }),
  aCase(CASE, 1, CITIZEN),
  aCase(SECOND_CASE, 2, CITIZEN),
  aCase(OTHER_CASE, 3, OTHER_CITIZEN),
  `insert into policy_versions (id, valid_from, rules)
   select ${COMING_POLICY}, now() + interval '1 day', rules from policy_versions where id = ${POLICY}`,
  // Whoever decides has opened it.
  `insert into proposal_looks (proposal_id, staff_id, version) select '${PROPOSAL}', id, 1 from staff where username like 'scene-%'`,
  "insert into receipts (number) select (g + 70000000)::text from generate_series(1, 9) g",
];
