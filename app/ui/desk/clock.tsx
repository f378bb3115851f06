/** Time on the page: it starts at the server's instant, so that both render alike, and then runs by itself. */
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { clockTime, elapsed } from "./format.ts";
import { useWords } from "./words.ts";

const ServerNow = createContext(0);

const TICK_MS = 1_000;
const STALE_MS = 60_000;

interface ClockProviderProps {
  /** The server's instant, ISO, as of the newest answer. */
  readonly now: string;
  readonly children: ReactNode;
}

export function ClockProvider({ now, children }: ClockProviderProps) {
  return <ServerNow.Provider value={Date.parse(now)}>{children}</ServerNow.Provider>;
}

/** The server's present in milliseconds, anew each second. */
export function useNow(): number {
  const server = useContext(ServerNow);
  const [newest, setNewest] = useState(server);
  const [now, setNow] = useState(server);
  if (newest !== server) {
    setNewest(server);
    setNow(server);
  }
  useEffect(() => {
    const offset = server - Date.now();
    const timer = setInterval(() => {
      setNow(Date.now() + offset);
    }, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [server]);
  return now;
}

/** How long since an instant, as a running clock. */
export function Elapsed({ since, until = null }: { readonly since: string; readonly until?: string | null }) {
  const now = useNow();
  const end = until === null ? now : Date.parse(until);
  return <time title={clockTime(since)}>{elapsed(end - Date.parse(since))}</time>;
}

/** How long until an instant. */
export function Remaining({ until }: { readonly until: string }) {
  return <time dateTime={until}>{elapsed(Date.parse(until) - useNow())}</time>;
}

export function At({ iso }: { readonly iso: string }) {
  return <time dateTime={iso}>{clockTime(iso)}</time>;
}

/** The age of an answer; past a minute it says that it is old. */
export function Age({ at }: { readonly at: string }) {
  const { t } = useWords();
  const age = Math.max(0, useNow() - Date.parse(at));
  const stale = age > STALE_MS;
  return (
    <time className={stale ? "age c-warn" : "age"} dateTime={at} title={clockTime(at)}>
      {ageWords(age, t)}
      {stale ? ` · ${t("time.stale")}` : ""}
    </time>
  );
}

type Translate = ReturnType<typeof useWords>["t"];

/** What is left of something that lives for hours: "1 t 12 min", where an age is told in whole hours. */
export function leftWords(left: number, t: Translate): string {
  const minutes = Math.floor(left / TICK_MS / 60);
  if (minutes < 60 || minutes % 60 === 0) return ageWords(left, t);
  return `${ageWords(left, t)} ${t("time.minutes", { count: minutes % 60 })}`;
}

export function ageWords(age: number, t: Translate): string {
  const seconds = Math.floor(age / TICK_MS);
  if (seconds < 60) return t("time.seconds", { count: seconds });
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? t("time.minutes", { count: minutes })
    : t("time.hours", { count: Math.floor(minutes / 60) });
}
