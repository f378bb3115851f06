/**
 * Makes the workspace's routes known to the router as the page wakes. Discovering one on its first use would cost the
 * taking of a call a round trip, and a form's answer that comes meanwhile would end the discovery half way.
 */

const CASE = "/agent/sager/FL-0000-000000";
const OFFER = "/agent/tilbud/00000000-0000-4000-8000-000000000000";
const ROUTES = [
  "/agent/tilstand",
  ...["tag", "ikke-nu"].map((verb) => `${OFFER}/${verb}`),
  CASE,
  ...["identificer", "sporgsmaal", "svar", "spaer", "hold", "laeg-paa", "note", "kladde", "afslut"].map(
    (verb) => `${CASE}/${verb}`,
  ),
];

/** Remix asks for every address that carries `data-discover`; nobody sees or reaches these. */
export function KnownRoutes() {
  return (
    <div hidden>
      {ROUTES.map((route) => (
        <a key={route} href={route} data-discover="true" tabIndex={-1}>
          {route}
        </a>
      ))}
    </div>
  );
}
