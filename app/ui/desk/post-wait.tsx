/** Why the post holds an act back, and from when it may leave. */
import type { PostWait } from "../../../db/views/case-acts.ts";
import { useActWords } from "./acts/words.ts";
import { useNow } from "./clock.tsx";
import { clockTime, shortDate } from "./format.ts";

const WORDS = {
  waiting: "notPosted",
  printed: "notPosted",
  posted: "posted",
  returned: "stranded",
  undeliverable: "stranded",
  overtaken: "stranded",
} as const;

export function PostWaitWords({ post: { letter, from } }: { readonly post: PostWait }) {
  const { t, language } = useActWords();
  const now = useNow();
  const word = letter === null ? "nothingYet" : WORDS[letter];
  if (word !== "posted" || from === null) return <>{t(`receipt.way.post.${word}`, { day: "", time: "" })}</>;
  const day = shortDate(from, now, language);
  const time = clockTime(from);
  return (
    <time dateTime={from}>
      {day === time
        ? t("receipt.way.post.postedToday", { time })
        : t("receipt.way.post.posted", { day, time })}
    </time>
  );
}
