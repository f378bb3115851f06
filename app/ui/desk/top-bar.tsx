/** The bar that every page keeps: presence, the queue's figures, search, keys and who is logged in. */
import type { DeskView } from "../../../db/views/desk.ts";
import { Icon } from "../icons.tsx";
import { Elapsed } from "./clock.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { MeMenu } from "./me-menu.tsx";
import { PresenceMenu } from "./presence-menu.tsx";
import { SearchDialog } from "./search-dialog.tsx";
import { useWords } from "./words.ts";

export function Brand() {
  const { t } = useWords();
  return (
    <div className="brand">
      <span className="mark">
        <Icon name="headset" />
      </span>
      <span>{t("common:product")}</span>
    </div>
  );
}

export function TopBar({ view, name }: { readonly view: DeskView; readonly name: string }) {
  return (
    <header className="top">
      <Brand />
      <PresenceMenu presence={view.presence} />
      <QueueLine queue={view.queue} />
      <SearchDialog />
      <KeysDialog />
      <MeMenu name={name} />
    </header>
  );
}

// A status without announcements: the numbers change all day, and a screen reader reads them on demand.
function QueueLine({ queue }: { readonly queue: DeskView["queue"] }) {
  const { t } = useWords();
  return (
    <div className="qstat" role="status" aria-live="off" aria-label={t("queueLine.label")}>
      <span>
        {t("queueLine.waiting")} <b>{queue.waiting}</b>
      </span>
      {queue.longestSince === null ? null : (
        <span className="nw">
          {t("queueLine.longest")}{" "}
          <b>
            <Elapsed since={queue.longestSince} />
          </b>
        </span>
      )}
    </div>
  );
}
