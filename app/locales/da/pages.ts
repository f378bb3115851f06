/** Danish, what a browser shows. */
export { common } from "./common.ts";
export { desk } from "./desk.ts";
export { publicPages as public } from "./public.ts";
