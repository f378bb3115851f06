/** What the line says. Short sentences for the ear: one thing at a time, the key last. */
import type { Phrase } from "../../domain/ivr/phrases.ts";

export const phone = {
  welcome: "For English press 2.",
  menu: "To block your login now, press 1. For help with a service, press 2. About an existing case, press 3. To speak to an agent, press 0. To hear this again, press star.",
  menuShort: "Press 1 to block your login. Press 2 for help. Press 0 for an agent.",
  status:
    "This menu cannot see your case. An agent can. Press 0 to speak to an agent. Press star to hear the menu again.",
  how: "If you have a blocking code, press 1. To use your CPR number, press 2. If your MitID user ID is digits only, press 3. To speak to an agent, press 0.",
  howShort:
    "Press 1 for a blocking code. Press 2 for a CPR number. Press 3 for a user ID. Press 0 for an agent.",
  code: "Enter your eight-digit blocking code, then press hash.",
  codeShort: "Enter the eight digits, then hash. Press 0 and hash for an agent.",
  number: "Enter your ten-digit CPR number. Make sure nobody can watch you.",
  numberShort: "Enter the ten digits. Press 0 and hash for an agent.",
  userId: "Enter your MitID user ID, then press hash. This works only if it is digits alone.",
  userIdShort: "Enter your user ID, then hash. Press 0 and hash for an agent.",
  fact: "Enter the last six digits of your passport or driving licence. Or enter the last four digits of the phone number MitID has for you. Then press hash.",
  factShort: "Enter six or four digits, then hash. Press 0 and hash for an agent.",
  stop: "The code is accepted. Your whole MitID will be blocked. Then nobody can use it, and neither can you. To open it again you must go to a Citizen Service Centre yourself. Press 1 to block now. Press 2 to cancel. Press 3 to block only your app, code display, code reader or chip.",
  stopShort:
    "Your whole MitID will be blocked until you go to a Citizen Service Centre. Press 1 to block now. Press 2 to cancel.",
  means:
    "What should be blocked? For your app, press 1. For your code display, press 2. For your code reader, press 3. For your chip, press 4.",
  meansShort:
    "Press 1 for the app. Press 2 for the code display. Press 3 for the code reader. Press 4 for the chip.",
  meansNone: "We found nothing of that kind to block. To block your whole MitID, press 1.",
  meansUnknown: "MitID is not answering right now. You can only block your whole MitID.",
  confirmCodeApp:
    "The MitID app will be blocked. Your other ways to log in still work. Press 1 to block now. Press 2 to cancel.",
  confirmCodeDisplay:
    "The code display will be blocked and cannot be opened again. Your other ways to log in still work. Press 1 to block now. Press 2 to cancel.",
  confirmCodeReader:
    "The code reader will be blocked and cannot be opened again. Your other ways to log in still work. Press 1 to block now. Press 2 to cancel.",
  confirmChip:
    "The chip will be blocked. Your other ways to log in still work. Press 1 to block now. Press 2 to cancel.",
  confirmMeansShort: "Your other ways to log in still work. Press 1 to block now. Press 2 to cancel.",
  confirmHold:
    "You have asked to block access for the person you entered for 24 hours. Press 1 to block now. Press 2 to cancel.",
  confirmHoldShort: "Access will be blocked for 24 hours. Press 1 to block now. Press 2 to cancel.",
  cancelled: "We have not blocked anything.",
  moment: "One moment.",
  nothingHeard: "I did not hear anything.",
  wrongKey: "That is not an option.",
  malformed: "That is not what we need.",
  wrongCode: "That code does not match.",
  doneIdentity: "Your login is now blocked.",
  doneCodeApp: "Your login with the MitID app is now blocked.",
  doneCodeDisplay: "Your login with the code display is now blocked.",
  doneCodeReader: "Your login with the code reader is now blocked.",
  doneChip: "Your login with the chip is now blocked.",
  underWay:
    "We have received your request, but MitID is not answering right now. We block as soon as MitID answers.",
  notCarriedOut:
    "We have received your request, but MitID could not block. Speak to an agent as soon as you can.",
  neutral: "If the details match, access is now temporarily blocked.",
  receipt: "Your receipt number is {{digits}}. Again: {{digits}}.",
  receiptAgain: "Press 1 to hear the number again.",
  afterIdentity: "To open it again, go to a Citizen Service Centre with your passport or driving licence.",
  afterMeans: "Call us when you need a new one.",
  afterHold: "A temporary block ends by itself after 24 hours. Call us if it must last longer.",
  bank: "If money has been taken, call your bank's blocking line at once.",
  receiptAgent: "Press 0 to speak to an agent. Or you can hang up.",
  system:
    "For MitID, press 1. NemLog-in, press 2. Digital Post, press 3. NemKonto, press 4. Virk, press 5. Borger dot dk, press 6. If you do not know, press 0.",
  systemShort: "Press 1 to 6 for a service. Press 0 for an agent. Press star to hear this again.",
  incident: "{{text}}",
  incidentChoice: "If that was your answer, press 1 and hang up. To speak to an agent, stay on the line.",
  helpClosed: "We are closed right now.",
  exitClosed: "There are no agents right now.",
  blockAnyHour: "You can block your login at any hour: press 1 in the menu.",
  opensToday: "We open today at {{time}} o'clock.",
  opensTomorrow: "We open tomorrow at {{time}} o'clock.",
  opensDay0: "We open on Sunday at {{time}} o'clock.",
  opensDay1: "We open on Monday at {{time}} o'clock.",
  opensDay2: "We open on Tuesday at {{time}} o'clock.",
  opensDay3: "We open on Wednesday at {{time}} o'clock.",
  opensDay4: "We open on Thursday at {{time}} o'clock.",
  opensDay5: "We open on Friday at {{time}} o'clock.",
  opensDay6: "We open on Saturday at {{time}} o'clock.",
  opensLater: "Call again in our opening hours. You find them on our website.",
  toAgent: "We are putting you through to an agent. Stay on the line.",
  dutyCalling: "We are putting you through to the officer on duty. Stay on the line.",
  dutyMissed: "The officer on duty cannot answer right now. Call again shortly.",
  queueFull: "There are too many in the queue right now. Call again shortly.",
  place: "You are number {{place}} in the queue.",
  waitUnder2: "The wait is under 2 minutes.",
  waitAbout5: "The wait is about 5 minutes.",
  waitAbout10: "The wait is about 10 minutes.",
  waitAbout15: "The wait is about 15 minutes.",
  waitOver15: "The wait is over 15 minutes.",
  waitUnknown: "We do not know how long it will take.",
  thanks: "Thank you for calling.",
  goodbye: "Goodbye.",
  technical:
    "We have a technical problem. In case of theft or misuse we put you through to the officer on duty now.",
  technicalNoNumber: "We have a technical problem. Call again shortly. You can block your login at any hour.",
} as const satisfies Record<Phrase, string>;
