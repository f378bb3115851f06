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
    witness:
      "Fælleslinjen: You confirm that you know the citizen at the counter and who they are. The clerk says the number {{number}}.",
  },
  witness: {
    sms: "Fælleslinjen: You vouched for a citizen at Borgerservice on {{onDay}} at {{at}}. Was it not you? Call {{number}} and press 1, day and night.",
    label: "You have been a witness at Borgerservice",
    what: "On {{onDay}} at {{at}} you confirmed with your MitID that you know a citizen and who they are.",
    limit: "Somebody can be a witness three times in 120 days.",
    notYou:
      "Was it not you? Then somebody else has used your MitID. Call {{number}} and press 1 to block it, day and night.",
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
