/** One letter as it leaves the printer, and what the server says where it may not be printed or posted. */
import type { ReactNode } from "react";
import { Brand } from "../desk/top-bar.tsx";
import { Icon } from "../icons.tsx";
import { useLetterWords } from "./words.ts";

interface SheetProps {
  readonly letter: {
    readonly id: string;
    readonly caseNumber: string;
    readonly language: "da" | "en";
    readonly head: readonly string[];
    readonly label: string;
    readonly paragraphs: readonly string[];
    readonly address: readonly string[];
  };
}

export function LetterSheet({ letter }: SheetProps) {
  const { t } = useLetterWords();
  const { id, caseNumber, head, label, paragraphs, address } = letter;
  return (
    <Frame>
      <p className="desk-only hint">{t("howToPrint")}</p>
      <div className="letter-top">
        <address>
          {address.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </address>
        <div className="letter-head">
          {head.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      </div>
      <article lang="da">
        <h1>{label}</h1>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p>Fælleslinjen</p>
      </article>
      <form method="post" action={`/agent/breve/${id}/sendt`} className="desk-only">
        <button className="btn" aria-label={t("postedOf", { number: caseNumber })}>
          {t("posted")}
        </button>{" "}
        <a className="btn" href="/agent/breve">
          {t("toList")}
        </a>
      </form>
    </Frame>
  );
}

export function LetterRefusal({ reasons }: { readonly reasons: readonly string[] }) {
  const { t, reason } = useLetterWords();
  return (
    <Frame>
      <h1>{t("reasons.title")}</h1>
      <div className="notice danger" role="alert">
        <Icon name="warning" size={20} />
        <div className="grow">
          {[...new Set(reasons.map(reason))].map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      </div>
      <p>
        <a className="btn" href="/agent/breve">
          {t("toList")}
        </a>
      </p>
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="app two">
      <header className="top">
        <Brand />
      </header>
      <main className="main wide letter-sheet" id="indhold">
        {children}
      </main>
    </div>
  );
}
