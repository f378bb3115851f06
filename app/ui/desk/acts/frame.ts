/** What a form about an act gets from around it: a dialog with script, a box in the page without. */
import type { ReactNode } from "react";
import type { CaseView } from "../../../../db/views/case.ts";
import type { IconName } from "../../icons.tsx";
import type { Action } from "../action.ts";

export interface Heading {
  readonly title: string;
  readonly note: string;
  readonly icon: IconName;
  readonly colour: string;
}

export interface AskFrame {
  readonly view: CaseView;
  readonly action: Action;
  /** New for each try: what was refused under a key stays refused. */
  readonly idempotencyKey: string;
  readonly heading: (words: Heading) => ReactNode;
  readonly cancel: ReactNode;
}

/** Name and masked number, as far as they may be shown. */
export const whoIs = ({ subject }: CaseView): readonly string[] =>
  [subject?.name?.full, subject?.maskedCpr].flatMap((part) => part ?? []);
