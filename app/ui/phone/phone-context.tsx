/** The one phone of a desk: it belongs to the frame, so that no change of page drops the call. */
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import {
  PhoneFailure,
  type ConnectOrder,
  type PhoneFault,
  type PhoneLine,
  type PhoneState,
} from "./phone-line.ts";
import { fetchAccess, SimPhone } from "./sim-phone.ts";

export interface Phone {
  readonly state: PhoneState;
  readonly fault: PhoneFault | null;
  /** Resolves true when the leg is up; false when it is not, with `fault` saying why. */
  readonly connect: (order: ConnectOrder) => Promise<boolean>;
}

const absent: Phone = { state: "off", fault: null, connect: () => Promise.resolve(false) };
const PhoneContext = createContext<Phone>(absent);

export const usePhone = (): Phone => useContext(PhoneContext);

export function PhoneProvider({ children }: { readonly children: ReactNode }) {
  const line = useRef<Promise<PhoneLine | null>>(Promise.resolve(null));
  const [state, setState] = useState<PhoneState>("off");
  const [fault, setFault] = useState<PhoneFault | null>(null);
  useEffect(() => {
    const opened = openLine();
    line.current = opened;
    const following = opened.then((phone) => {
      setState(phone?.state ?? "off");
      return phone?.onState(setState);
    });
    return () => {
      void following.then((forget) => forget?.());
      void opened.then((phone) => phone?.close());
    };
  }, []);
  const phone = useMemo<Phone>(() => {
    const connect = async (order: ConnectOrder): Promise<boolean> => {
      const found = await connectOver(line.current, order);
      setFault(found);
      return found === null;
    };
    return { state, fault, connect };
  }, [state, fault]);
  return <PhoneContext.Provider value={phone}>{children}</PhoneContext.Provider>;
}

async function openLine(): Promise<PhoneLine | null> {
  const access = await fetchAccess().catch(() => null);
  return access?.mode === "sim" ? new SimPhone(access) : null;
}

async function connectOver(
  opening: Promise<PhoneLine | null>,
  order: ConnectOrder,
): Promise<PhoneFault | null> {
  const line = await opening;
  if (line === null) return "phone.noAccess";
  try {
    await line.connect(order);
    return null;
  } catch (error) {
    return error instanceof PhoneFailure ? error.fault : "phone.lineDown";
  }
}
