/** Words of letters on paper; fetched with those pages alone. */

export const letters = {
  title: "Letters",
  lead: "Print the letter, put it in a window envelope, and report it posted. Each print is on record.",
  empty: "No letters are waiting.",
  decision: "Decision",
  notice: "Notice",
  language: { da: "in Danish", en: "in Danish and English" },
  print: "Print",
  printAgain: "Print again",
  printAgainOf: "Print again: the letter in case {{number}}",
  printOf: "Print: the letter in case {{number}}",
  printed: "Printed at {{time}}",
  posted: "Report posted",
  postedOf: "Report posted: the letter in case {{number}}",
  onTheirWay: "Posted",
  returnedLead: "Has a letter come back? Find it by the case number in the letter, and report it returned.",
  returned: "Came back",
  returnedOf: "Came back: the letter in case {{number}}",
  howToPrint: "Press Ctrl and P. These words and the buttons are left off the paper.",
  toList: "To the list",
  reasons: {
    title: "It was not done",
    unknown: "The server said no. Fetch the list again, and try once more.",
    codes: {
      "letter.ownCase": "You have an open case about the person yourself. A colleague must print the letter.",
      "letter.none": "The letter has been posted, or does not exist.",
      "letter.notPosted": "The letter has been reported returned, or was not posted.",
      "letter.notPrinted": "Print the letter first.",
      "letter.noAddress":
        "The person does not live at an address that post reaches. The letter is off the list, and stands in Needs a person.",
      "letter.overtaken": "What the letter would tell is no longer so. It is off the list.",
      "identify.systemDown": "The CPR register does not answer. Try again in a moment.",
      "mover.notAllowed": "Only specialists and team leads post letters.",
    },
  },
} as const;
