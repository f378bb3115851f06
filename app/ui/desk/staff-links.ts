/** The stylesheet and the three weights of the staff pages' typeface, under hashed names. */
import medium from "../../../node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-Medium-Latin1.woff2?url";
import regular from "../../../node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-Regular-Latin1.woff2?url";
import semibold from "../../../node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-SemiBold-Latin1.woff2?url";
import staff from "../styles/staff.css?url";

const font = (href: string) =>
  ({ rel: "preload", href, as: "font", type: "font/woff2", crossOrigin: "anonymous" }) as const;

export const staffLinks = [
  { rel: "stylesheet", href: staff },
  font(regular),
  font(medium),
  font(semibold),
] as const;
