/** The one style sheet and the two fonts of the citizens' pages, as links with hashed addresses. */
import regular from "../../../node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-Regular-Latin1.woff2?url";
import semiBold from "../../../node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-SemiBold-Latin1.woff2?url";
import sheet from "../styles/citizen.scss?url";

export const citizenSheet = sheet;

const font = (href: string) =>
  ({ rel: "preload", href, as: "font", type: "font/woff2", crossOrigin: "anonymous" }) as const;

export const citizenLinks = () => [font(regular), font(semiBold), { rel: "stylesheet", href: sheet }];
