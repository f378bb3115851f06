/** The nonce of this answer's Content-Security-Policy; a context, since the error page has no loader data. */
import { createContext } from "react";

export const NonceContext = createContext<string | undefined>(undefined);
