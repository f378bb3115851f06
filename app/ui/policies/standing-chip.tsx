/** How a version stands today: a word, an icon and a colour. */
import type { VersionLine } from "../../../db/views/policies.ts";
import { useApprovalWords } from "../approvals/words.ts";
import { Icon, type IconName } from "../icons.tsx";

const LOOK: { readonly [State in VersionLine["standing"]]: readonly [icon: IconName, tone: string] } = {
  inForce: ["success", "c-ok"],
  coming: ["time", "c-info"],
  dropped: ["error", "muted"],
  past: ["minus", "ink2"],
};

export function StandingChip({ standing }: Pick<VersionLine, "standing">) {
  const { t } = useApprovalWords();
  const [icon, tone] = LOOK[standing];
  return (
    <span className={`st ${tone}`}>
      <Icon name={icon} />
      {t(`versions.standing.${standing}`)}
    </span>
  );
}
