/** Every address that is none of ours: the page says so, in the language of the address. */
export const handle = { plain: true };

export function loader() {
  // Remix knows an answer with a status, not an error, as a page that is not there.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw new Response(null, { status: 404 });
}

export default function NotFound() {
  return null;
}
