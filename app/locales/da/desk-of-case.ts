/** Danish, what the workspace says on a case alone: it comes with the first case, so that no other page grows by it. */
import { deskBeside } from "./desk-beside.ts";
import { deskBlock } from "./desk-block.ts";
import { deskCase } from "./desk-case.ts";

export const deskOfCase = { case: deskCase, beside: deskBeside, block: deskBlock } as const;
