/** Keeps the page as new as the database: a topic comes, and the page looks again without moving anything. */
import { useFetchers, useNavigation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";

const GATHER_MS = 100;
const SILENT_MS = 30_000;
const RETRY_MS = 2_000;

/** ISO instant since when nothing has been heard; null while connected. */
export function useLive(): string | null {
  const [lostAt, setLostAt] = useState<string | null>(null);
  const look = useLookWhenIdle();
  useEffect(() => followStream(setLostAt, look), [look]);
  return lostAt;
}

/** A look that is under way is never cut off; news that come meanwhile make one more look afterwards. */
function useLookWhenIdle(): () => void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const busy = state !== "idle" || navigation.state !== "idle" || useFetchers().length > 0;
  const now = useRef({ busy, revalidate, wanted: false });
  useEffect(() => {
    const { wanted } = now.current;
    now.current = { busy, revalidate, wanted: wanted && busy };
    if (wanted && !busy) void revalidate();
  }, [busy, revalidate]);
  return useCallback(() => {
    if (now.current.busy) now.current.wanted = true;
    else void now.current.revalidate();
  }, []);
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
