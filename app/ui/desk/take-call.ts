/** Taking the call that rings: the agent's telephone joins the room, and the case opens. */
import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { usePhone } from "../phone/phone-context.tsx";
import { useAction, type Action, type Answer } from "./action.ts";

interface Taken {
  readonly caseNumber: string;
  readonly conferenceId: string;
}

export interface TakeCall extends Action {
  /** Notes which offer is being taken; the answer does not repeat it. */
  readonly begin: (offerId: string) => void;
}

/** Lives above the card: the card may be gone before the answer is here. */
export function useTakeCall(): TakeCall {
  const action = useAction("take-offer");
  const { answer } = action;
  const { connect } = usePhone();
  const navigate = useNavigate();
  const wanted = useRef("");
  const joined = useRef("");
  useEffect(() => {
    const taken = takenIn(answer);
    if (taken === null || joined.current === taken.conferenceId || wanted.current === "") return;
    joined.current = taken.conferenceId;
    void connect({ offerId: wanted.current, conferenceId: taken.conferenceId });
    void navigate(`/agent/sager/${taken.caseNumber}`);
  }, [answer, connect, navigate]);
  const begin = (offerId: string) => {
    wanted.current = offerId;
  };
  return { ...action, begin };
}

export function takenIn(answer: Answer | null): Taken | null {
  if (answer?.allowed !== true) return null;
  const { value } = answer;
  if (typeof value !== "object" || value === null || !("caseNumber" in value) || !("conferenceId" in value))
    return null;
  const { caseNumber, conferenceId } = value;
  return typeof caseNumber === "string" && typeof conferenceId === "string"
    ? { caseNumber, conferenceId }
    : null;
}
