/** What the agent's screen says of the person before anything is proven; what stands there is never a question. */
import { municipalityName } from "../municipalities.ts";

export interface OnScreen {
  /** Null where the name is protected. */
  readonly name: { readonly given: string; readonly full: string } | null;
  /** Null where unknown or the address is protected. */
  readonly municipality: string | null;
}

export interface Shown {
  readonly givenName: string;
  readonly surname: string;
  readonly nameProtected: boolean;
  readonly addressProtected: boolean;
  readonly municipalityCode: string;
}

export function onScreen(person: Shown): OnScreen {
  const { givenName, surname } = person;
  const name = { given: givenName.split(" ")[0] ?? givenName, full: `${givenName} ${surname}` };
  return {
    name: person.nameProtected ? null : name,
    municipality: person.addressProtected ? null : municipalityName(person.municipalityCode),
  };
}

/** Every word that somebody could read off the screen and say as an answer. */
export const wordsOn = ({ name, municipality }: OnScreen): readonly string[] => [
  ...(name === null ? [] : [name.full, ...name.full.split(" ")]),
  ...(municipality === null ? [] : [municipality]),
];
