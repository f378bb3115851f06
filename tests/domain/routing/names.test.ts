/** The names on the line: an agent's phone, the queue, the room of a talk; only our own are read back. */
import { describe, expect, it } from "vitest";
import { agentIdentity, staffIdIn } from "../../../app/domain/routing/agent-identity.ts";
import {
  conferenceIdIn,
  conferenceName,
  PARKING_QUEUE,
} from "../../../app/domain/routing/conference-name.ts";

const ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

describe("an agent's phone", () => {
  it("is named by letters, digits and underscores alone, and found again by that name", () => {
    expect(agentIdentity(ID)).toBe("agent_0f8fad5b_d9cb_469f_a165_70867728950e");
    expect(staffIdIn(`client:${agentIdentity(ID)}`)).toBe(ID);
  });

  const bare = ID.replaceAll("-", "_");
  it.each([
    "",
    "+4520000001",
    agentIdentity(ID),
    `xclient:agent_${bare}`,
    `client:agent_${bare}0`,
    `client:agent_${ID}`,
    `client:agent_${bare.toUpperCase()}`,
    `client:agent_${bare.replace("0f8f", "xxxx")}`,
    `client:agent_${bare.replace("d9cb", "xxxx")}`,
    `client:agent_${bare.replace("70867728950e", "xxxxxxxxxxxx")}`,
    "client:agent_1",
  ])("«%s» is nobody of ours", (from) => {
    expect(staffIdIn(from)).toBeNull();
  });
});

describe("a room", () => {
  it("is named by its id, and found again by that name", () => {
    expect(PARKING_QUEUE).toBe("parkering");
    expect(conferenceName(ID)).toBe(`k-${ID}`);
    expect(conferenceIdIn(conferenceName(ID))).toBe(ID);
  });

  it.each([
    "",
    ID,
    `xk-${ID}`,
    `k-${ID}0`,
    `k-${ID.toUpperCase()}`,
    `k-${ID.replace("0f8f", "xxxx")}`,
    `k-${ID.replace("d9cb", "xxxx")}`,
    `k-${ID.replace("70867728950e", "xxxxxxxxxxxx")}`,
    "k-1",
  ])("«%s» is none of ours", (name) => {
    expect(conferenceIdIn(name)).toBeNull();
  });
});
