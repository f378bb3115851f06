/** Whether an address is a stop link, in every spelling in which the router takes it for one. */

/** Lower case, decoded once and with single slashes, as the router reads a path. */
function plainPath(path: string): string {
  const single = path.replace(/\/{2,}/g, "/").toLowerCase();
  try {
    return decodeURIComponent(single);
  } catch {
    return single;
  }
}

/** A page whose address is a secret of its own. */
export const isStopLink = (path: string): boolean => /^(?:\/en)?\/stop(?:[/.]|$)/.test(plainPath(path));

/** The same address without the word in it. */
export const withoutStopWord = (path: string): string => {
  const plain = plainPath(path);
  return isStopLink(path) ? `${plain.startsWith("/en") ? "/en" : ""}/stop/••••••` : path;
};
