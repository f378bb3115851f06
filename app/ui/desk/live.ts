/** Keeps the page as new as the database: a topic comes, and the page looks again without moving anything. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

const GATHER_MS = 100;
const SILENT_MS = 30_000;
const RETRY_MS = 2_000;

/** ISO instant since when nothing has been heard; null while connected. */
export function useLive(): string | null {
  const [lostAt, setLostAt] = useState<string | null>(null);
  const { revalidate } = useRevalidator();
  const look = useRef(revalidate);
  useEffect(() => {
    look.current = revalidate;
  }, [revalidate]);
  useEffect(
    () =>
      followStream(
        (lost) => {
          setLostAt(lost);
        },
        () => {
          void look.current();
        },
      ),
    [],
  );
  return lostAt;
}

/** Opens the stream and reopens it; the returned function ends it. */
export function followStream(onLink: (lostAt: string | null) => void, onNews: () => void): () => void {
  let source: EventSource | null = null;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let lost = false;
  const news = () => {
    clearTimeout(gathering);
    gathering = setTimeout(onNews, GATHER_MS);
  };
  const fail = () => {
    if (!lost) onLink(new Date().toISOString());
    lost = true;
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(reopening);
    reopening = setTimeout(open, RETRY_MS);
    news();
  };
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(fail, SILENT_MS);
    if (!lost) return;
    lost = false;
    onLink(null);
    news();
  };
  function open(): void {
    source?.close();
    source = new EventSource("/agent/strom");
    source.addEventListener("beat", heard);
    source.addEventListener("error", fail);
    source.addEventListener("message", () => {
      heard();
      news();
    });
  }
  open();
  return () => {
    source?.close();
    for (const timer of [gathering, silence, reopening]) clearTimeout(timer);
  };
}
