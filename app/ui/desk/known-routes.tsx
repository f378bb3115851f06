/**
 * Makes two routes known to the router as the page wakes. Discovering them on their first use would cost the taking of
 * a call a round trip, and a form's answer that comes meanwhile would end the discovery half way.
 */

const ROUTES = ["/agent/sager/FL-0000-000000", "/agent/tilbud/00000000-0000-4000-8000-000000000000/tag"];

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
