/** What needs a person and is no act's: what, why and what to do, and who has it in hand. */
import type { AlarmView } from "../../../db/views/alarms.ts";
import { Age } from "../desk/clock.tsx";
import { InHand } from "./in-hand.tsx";
import { useEscalationWords } from "./words.ts";

interface RowProps {
  readonly line: AlarmView;
  readonly staffId: string;
}

export function AlarmRow({ line, staffId }: RowProps) {
  const { t, desk } = useEscalationWords();
  const { why, id, taken, caseNumber, endsByPerson } = line;
  const system = desk.systemName(line.system);
  return (
    <li>
      <span className="m">{t(`alarm.${why}.what`, { system })}</span>
      <div>
        <span className="c-danger m">{t(`alarm.${why}.why`, { system })}</span>
        <div className="small muted">{t(`alarm.${why}.todo`, { system })}</div>
      </div>
      <div>{caseNumber ?? t("caseOfNobody")}</div>
      <div>
        <Age at={line.since} />
      </div>
      <div>
        <InHand
          of={{ path: `/agent/skal-ses-til/alarm/${id}`, taken, mayEnd: endsByPerson }}
          staffId={staffId}
        />
      </div>
    </li>
  );
}
