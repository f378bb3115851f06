/** English, a decision about somebody who is dead: it is read by the estate, and says "you" to nobody who cannot read it. */
export const estate = {
  label: {
    hold: "Decision to the estate: the MitID of the deceased is temporarily blocked",
    block: "Decision to the estate: a part of the MitID of the deceased is blocked",
    suspend: "Decision to the estate: the whole MitID of the deceased is blocked",
    revoke: "Decision to the estate: the MitID of the deceased is closed for good",
  },
  what: {
    hold: "On {{date}} at {{at}} we temporarily blocked the MitID of the deceased.",
    block: "On {{date}} at {{at}} we blocked a part of the MitID of the deceased.",
    suspend: "On {{date}} at {{at}} we blocked the whole MitID of the deceased. Nobody can use it now.",
    revoke: "On {{date}} at {{at}} we closed the MitID of the deceased for good.",
  },
  who: {
    subject: "It followed a message in the name of the deceased.",
    guardian: "A guardian asked for it.",
    attorney: "Somebody with a power of attorney asked for it.",
    relative: "A relative asked for it.",
    estate: "The estate asked for it.",
    police: "The police asked for it.",
    bank: "A bank asked for it.",
    employer: "An employer asked for it.",
    authority: "An authority asked for it.",
    line: "The line did it by itself. Nobody asked us.",
    register: "The CPR register says that the person is dead. That is why we did it.",
  },
  undo: {
    hold: "It is temporary and lasts until {{until}} on {{untilDate}} at the latest.",
    block: "It cannot be opened again.",
    suspend:
      "The estate gets no access by the MitID of the deceased. If the person is alive, it can be opened at Borgerservice with a passport or driving licence.",
    revoke: "It cannot be opened again. If the person is alive, call {{number}}.",
  },
} as const;
