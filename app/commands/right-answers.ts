/** The register's answer turned into what may be asked and what would be right; stays at the server. */
import type { StoredPerson } from "../../db/lookups.ts";
import type { QuestionKind } from "../domain/verification/kinds.ts";
import { onScreen, wordsOn } from "../domain/verification/on-screen.ts";
import type { Askable, RightAnswers } from "../domain/verification/questions.ts";

/** What the register's answer lets this asker ask about. `hasSeenAddress`: has printed a letter to the person lately. */
export function askable(person: StoredPerson, hasSeenAddress: boolean, now: Date): Askable {
  const { addressProtected, facts } = person;
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(now);
  const shown = onScreen(person);
  return {
    ...{ addressProtected, hasSeenAddress, movedInOn: facts.movedInOn, today },
    words: wordsOn(shown),
    isKommuneShown: shown.municipality !== null,
    answers: rightAnswers(person),
  };
}

/** The right answers by kind; what the register does not know can't be asked. */
export function rightAnswers({ facts }: StoredPerson): RightAnswers {
  const some = (value: string | null): readonly string[] => (value === null || value === "" ? [] : [value]);
  return {
    birthPlace: some(facts.birthPlace),
    previousMunicipality: some(facts.previousMunicipality),
    siblings: facts.siblings,
    children: facts.children,
    parents: facts.parents,
    maritalStatus: some(facts.maritalStatus),
    maritalStatusSince: facts.maritalStatus === "unmarried" ? [] : some(facts.maritalStatusSince),
    churchMember: facts.churchMember === null ? [] : [facts.churchMember ? "yes" : "no"],
    street: some(facts.street),
    postalCode: some(facts.postalCode),
  } satisfies { [Kind in QuestionKind]: readonly string[] };
}
