/** The style sheet of the pages before the workspace: log-in, and what went wrong below /agent. */
import sheet from "../styles/log-in.css?url";

export const doorSheet = sheet;
