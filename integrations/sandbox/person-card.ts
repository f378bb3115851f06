/** One demo person as a card: who it is, what one types, and the answers to the control questions. */
import type { ListedPerson } from "../people.ts";
import type { Html } from "./html.ts";
import { NOTHING, html } from "./html.ts";
import { rows } from "./layout.ts";
import { CPR_STATES, IDENTITY_STATES, MAILBOX, MARITAL, MEANS, MEANS_STATES, TEXT } from "./strings.ts";

export function personCard(person: ListedPerson): Html {
  return html`<li class="person">
    <h3>${person.name}</h3>
    ${tags(person)}
    <p>${person.story}</p>
    ${rows([
      [TEXT.cpr, key(person.cpr)],
      [TEXT.userId, key(person.mitidUserId)],
      [TEXT.blockingCode, key(person.blockingCode)],
      [TEXT.phone, phone(person)],
      [TEXT.kommune, `${person.kommune.name} (${person.kommune.code})`],
      [TEXT.means, means(person)],
    ])}
    <details>
      <summary>${TEXT.factsSummary}</summary>
      ${facts(person)}
    </details>
  </li>`;
}

const key = (value: string): Html => html`<span class="key">${value}</span>`;

const phone = (person: ListedPerson): Html =>
  person.phoneKind === "mobile"
    ? key(person.phone)
    : html`${key(person.phone)} <span class="soft">(${TEXT.landline})</span>`;

function tags(person: ListedPerson): Html {
  const words = [
    CPR_STATES[person.cprStatus],
    person.identityState === "active" ? undefined : IDENTITY_STATES[person.identityState],
    person.addressProtected ? TEXT.protectedTag : undefined,
    person.creditWarning ? TEXT.creditTag : undefined,
    person.digitalPost === "exempt" ? TEXT.exemptTag : undefined,
    person.language === "en" ? TEXT.englishTag : undefined,
  ].filter((word) => word !== undefined);
  if (words.length === 0) return NOTHING;
  return html`<ul class="tags">
    ${words.map((word) => html`<li>${word}</li>`)}
  </ul>`;
}

function means(person: ListedPerson): Html {
  const lines = person.authenticators.map((one) => {
    const mark = one.serialSuffix === null ? one.device : `…${one.serialSuffix}`;
    const name = mark === null ? MEANS[one.kind] : `${MEANS[one.kind]} ${mark}`;
    return html`<li>${name}: <span class="${one.state}">${MEANS_STATES[one.state]}</span></li>`;
  });
  return html`<ul class="means">
    ${lines}
  </ul>`;
}

function facts(person: ListedPerson): Html {
  const { maritalStatusSince, churchMember } = person;
  const marital = MARITAL[person.maritalStatus];
  return rows([
    [TEXT.birthPlace, person.birthPlace],
    [TEXT.previousMunicipality, person.previousMunicipality],
    [TEXT.parents, list(person.parents)],
    [TEXT.siblings, list(person.siblings)],
    [TEXT.children, list(person.children)],
    [TEXT.marital, maritalStatusSince === null ? marital : `${marital}, ${TEXT.since} ${maritalStatusSince}`],
    [TEXT.church, churchMember === null ? null : churchMember ? TEXT.yes : TEXT.no],
    [TEXT.address, `${person.street}, ${person.postalCode}`],
    [TEXT.movedIn, person.movedInOn],
    [TEXT.passport, person.passportNumber],
    [TEXT.licence, person.drivingLicenceNumber],
    [TEXT.mailbox, MAILBOX[person.digitalPost]],
  ]);
}

const list = (names: readonly string[]): string => (names.length === 0 ? TEXT.none : names.join(", "));
