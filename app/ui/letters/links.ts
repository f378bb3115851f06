/** The stylesheet of letters on paper alone. */
import letters from "./letters.css?url";

export const letterLinks = [{ rel: "stylesheet", href: letters }] as const;
