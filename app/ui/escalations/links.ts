/** The stylesheet of "Skal ses til" alone. */
import escalations from "./escalations.css?url";

export const escalationLinks = [{ rel: "stylesheet", href: escalations }] as const;
