/** Tells Remix's types what remix.config.js tells its runtime: loader data keeps its Dates and Maps. */
import "@remix-run/server-runtime";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}
