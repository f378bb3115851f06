/** Says that the agent's telephone did not come up, on whichever page that is learnt. */
import { usePhone } from "../phone/phone-context.tsx";
import { Refusal } from "./refusal.tsx";
import { useMemo } from "react";

export function PhoneNotice() {
  const { fault } = usePhone();
  const reasons = useMemo(() => (fault === null ? null : [fault]), [fault]);
  if (reasons === null) return null;
  return (
    <div className="phone-notice">
      <Refusal reasons={reasons} />
    </div>
  );
}
