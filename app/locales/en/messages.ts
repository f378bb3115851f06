/** SMS, NemSMS, letters, and what the app shows. */
import { decision } from "./messages-decision.ts";
import { estate } from "./messages-estate.ts";
import { letter } from "./messages-letters.ts";
import { mine, nemSms, ordered } from "./messages-notices.ts";
import { sms } from "./messages-sms.ts";

export const messages = {
  sms,
  letter,
  approval: {
    reference:
      "Fælleslinjen: Approve only if you have called us yourself. The agent says the number {{number}}.",
  },
  blockingCode: {
    label: "Your new blocking code",
    what: "Your new blocking code is {{code}}. An earlier code no longer works.",
    use: "The code can only block your MitID. It cannot open anything.",
    keep: "Keep it in a safe place. Use it only when you call us yourself to block.",
    notYou: "Was it not you who asked for it? Then call Fælleslinjen at once.",
  },
  ordered,
  mine,
  nemSms,
  decision,
  estate,
} as const;
