/** The form for what a dialog was opened for. */
import { ActForm } from "./act-form.tsx";
import type { Asked } from "./asked.ts";
import { BlockForm } from "../block-form.tsx";
import type { AskFrame } from "./frame.ts";
import { TakeBackForm } from "./take-back-form.tsx";
import { WishForm } from "./wish-form.tsx";

export function AskForm({ asked, frame }: { readonly asked: Asked; readonly frame: AskFrame }) {
  switch (asked.what) {
    case "stop":
      return <BlockForm frame={frame} target={asked.target} asker={asked.requester} />;
    case "act":
      return <ActForm frame={frame} orderKey={asked.key} />;
    case "wish":
      return <WishForm frame={frame} kind={asked.kind} ground={asked.ground} />;
    case "takeBack":
      return <TakeBackForm frame={frame} actId={asked.actId} />;
    default:
      return asked satisfies never;
  }
}
