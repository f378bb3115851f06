/** What the demo's colleagues have proposed today, and what became of it. */
import { minutes, type Milliseconds } from "../../app/domain/duration.ts";
import type { ActReason } from "../../app/domain/protection/acts.ts";
import type { Requester } from "../../app/domain/verification/representation.ts";

export interface Story {
  /** Given name and surname of one of the sandbox's people. */
  readonly about: string;
  readonly requester: Requester;
  readonly actReason: ActReason;
  readonly reason: string;
  /** How long before the demo began. */
  readonly ago: Milliseconds;
  readonly end: "open" | "expired" | { readonly refused: string } | { readonly withdrawn: string };
}

/** The oldest first. All are about the whole MitID, and by Jonas, who cannot approve. */
export const STORIES: readonly Story[] = [
  {
    about: "Freja Dam Møller",
    requester: "relative",
    actReason: "reported",
    reason: "Hendes bror siger, at hun har givet sin kode til en fremmed.",
    ago: minutes(200),
    end: "expired",
  },
  {
    about: "Tobias Nørgaard",
    requester: "line",
    actReason: "reported",
    reason: "En bekendt siger, at han har mistet sin telefon i byen.",
    ago: minutes(75),
    end: { refused: "En bekendt er ikke nok her. Bed ham ringe selv, eller lad ham bruge sin spærrekode." },
  },
  {
    about: "James O'Connor",
    requester: "bank",
    actReason: "reported",
    reason: "Banken har set et forsøg på login fra udlandet.",
    ago: minutes(50),
    end: { withdrawn: "Han ringede selv og er bekræftet. Jeg gør det i hans egen sag." },
  },
  {
    about: "Sofie Lindqvist Bach",
    requester: "police",
    actReason: "misuse",
    reason: "Politiet har fundet hendes kodeviser hos en sigtet.",
    ago: minutes(18),
    end: "open",
  },
  {
    about: "Bjarne Kjær",
    requester: "bank",
    actReason: "reported",
    reason: "Banken ser tre overførsler, som han ikke kender.",
    ago: minutes(4),
    end: "open",
  },
];

/** A second pair of eyes on the rules themselves. */
export const NEW_RULES = {
  daysAhead: 14,
  longerCoolingHours: 24,
  reason: "Flere har fået bestilt nye midler i deres navn. De skal have et døgn mere til at standse det.",
};
