/** Dates as the 2010-04-01 API writes them. */

/** "Wed, 18 Aug 2010 20:01:40 +0000" for milliseconds since the epoch. */
export const rfc2822 = (instant: number): string => new Date(instant).toUTCString().replace("GMT", "+0000");
