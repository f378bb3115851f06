/** The sandbox's pages for people: the index with its tools and demo people, and the delivered letters. */
import type { Express, Response } from "express";
import type { DeliveredLetter } from "../digital-post/simulator/post-office.ts";
import type { ListedPerson } from "../people.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { page, rows } from "./layout.ts";
import { personCard } from "./person-card.ts";
import { TEXT } from "./strings.ts";

export interface PageSources {
  readonly people: () => readonly ListedPerson[];
  readonly letters: () => readonly DeliveredLetter[];
  readonly lineNumber: string;
  readonly webUrl: string;
}

export function addPages(app: Express, sources: PageSources): void {
  app.get("/", (_, response) => sendPage(response, page(TEXT.title, TEXT.lead, index(sources))));
  app.get("/breve", (_, response) => {
    sendPage(response, page(TEXT.lettersTitle, TEXT.lettersLead, letterList(sources.letters())));
  });
}

function sendPage(response: Response, text: string): void {
  response.set({
    "cache-control": "no-store",
    "content-security-policy":
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  });
  response.type("html").send(text);
}

function index(sources: PageSources): Html {
  return html`<h2>${TEXT.toolsHeading}</h2>
    <p>${TEXT.lineNumber}: <span class="key">${sources.lineNumber}</span></p>
    <ul class="tools">
      ${tools(sources.webUrl)}
    </ul>
    <h2>${TEXT.peopleHeading}</h2>
    <p class="soft">${TEXT.peopleLead}</p>
    <ul class="people">
      ${sources.people().map(personCard)}
    </ul>
    <div class="machines">
      <h2>${TEXT.machines}</h2>
      ${machineLinks()}
    </div>`;
}

const tools = (webUrl: string): readonly Html[] =>
  [
    ["/telefon", TEXT.phoneTool, TEXT.phoneNote],
    ["/sms", TEXT.smsTool, TEXT.smsNote],
    ["/breve", TEXT.lettersTool, TEXT.lettersNote],
    ["/linje", TEXT.lineTool, TEXT.lineNote],
    [`${webUrl}/`, TEXT.webTool, TEXT.webNote],
  ].map(
    ([address = "", name = "", note = ""]) =>
      html`<li>
        <a href="${address}"><b>${name}</b><span>${note}</span></a>
      </li>`,
  );

function machineLinks(): Html {
  const links = [
    "/_control/people",
    "/mitid/_control/log",
    "/mitid/broker/_control/log",
    "/mitid/broker/_control/requests",
    "/nemlogin/_control/log",
    "/nemlogin/_control/sessions",
    "/nemlogin/_control/certificates",
    "/nemkonto/_control/log",
    "/nemkonto/_control/watches",
    "/cpr/_control/log",
    "/digitalpost/_control/log",
    "/digitalpost/_control/letters",
    "/sim/webhooks",
  ];
  return html`<ul class="means">
    ${links.map(
      (link) =>
        html`<li>
          <a href="${link}"><code>${link}</code></a>
        </li>`,
    )}
  </ul>`;
}

function letterList(letters: readonly DeliveredLetter[]): Html {
  const list =
    letters.length === 0 ? html`<p>${TEXT.lettersEmpty}</p>` : html`${letters.toReversed().map(letterCard)}`;
  return html`<p><a href="/">${TEXT.back}</a></p>
    ${list}`;
}

const CLOCK = new Intl.DateTimeFormat("da-DK", {
  dateStyle: "long",
  timeStyle: "medium",
  timeZone: "Europe/Copenhagen",
});

// The document begins with its own label, which the card already has as its heading.
const bodyOf = ({ text, label }: DeliveredLetter): string =>
  text.startsWith(`${label}\n\n`) ? text.slice(label.length).trim() : text;

const letterCard = (letter: DeliveredLetter): Html =>
  html`<article class="letter">
    <h2>${letter.label}</h2>
    ${rows([
      [TEXT.from, letter.sender],
      [TEXT.to, letter.recipient],
      [TEXT.received, CLOCK.format(new Date(letter.receivedAt))],
    ])}
    <p class="text">${bodyOf(letter)}</p>
    <details>
      <summary>${TEXT.asSent}</summary>
      <pre tabindex="0">${letter.xml}</pre>
    </details>
  </article>`;
