/** SMS and letters. SMS: GSM-7, two segments at most, no links. */
export const messages = {
  sms: {
    hold: "Your MitID is blocked for now, until {{until}} on {{untilDay}}. Receipt {{receipt}}. Was it not you? Call Fælleslinjen.",
    block:
      "{{means}} was blocked at {{at}}. Your other logins still work. Receipt {{receipt}}. Was it not you? Call Fælleslinjen.",
    suspend:
      "All of your MitID was blocked at {{at}}. Go to Borgerservice to have it reopened. Receipt {{receipt}}. Was it not you? Call Fælleslinjen.",
  },
  letter: {
    hold: {
      label: "Your MitID is blocked for now",
      what: "Your MitID was blocked on {{onDay}} at {{at}}. The block ends by itself at {{until}} on {{untilDay}}.",
      undo: "Was it a mistake? Then do nothing. If the block must stay, call Fælleslinjen before then.",
    },
    block: {
      label: "One of your logins is blocked",
      what: "{{means}} was blocked on {{onDay}} at {{at}}. Your other logins still work.",
      undo: "What is blocked cannot be opened again. Call Fælleslinjen if you need a new one.",
    },
    suspend: {
      label: "All of your MitID is blocked",
      what: "All of your MitID was blocked on {{onDay}} at {{at}}. Nobody can use it now. Not even you.",
      undo: "Go to Borgerservice with your passport or driving licence to have it reopened. It cannot be done by phone.",
    },
    notYou: "Was it not you who asked for it? Then call Fælleslinjen at once.",
    receipt: "Your receipt number is {{receipt}}.",
  },
} as const;
