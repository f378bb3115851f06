/* The handset: calls, shows what is said, presses keys, and tells how long the line still listens. */
const { document, EventSource, fetch, navigator, speechSynthesis, SpeechSynthesisUtterance } = globalThis;

const words = JSON.parse(document.body.dataset.words);
const byId = (id) => document.getElementById(id);
const paces = { real: 1, fast: 20, virtual: 0 };
const overStates = ["completed", "busy", "failed", "no-answer", "canceled"];

let sid = null;
let shown = 0;
let isBusy = false;
let isStale = false;
let pace = 1;
let gathering = null;
let gatherSeenAt = 0;
let ringing = null;

async function post(path, body = {}) {
  const response = await fetch(`/sim${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.ok ? response.json() : null;
}

const read = async (path) => (await fetch(`/sim${path}`)).json();
const isAloud = () => byId("aloud").checked && speechSynthesis !== undefined;
const hush = () => speechSynthesis?.cancel();

function readAloud(entry) {
  if (!isAloud()) return;
  const utterance = new SpeechSynthesisUtterance(entry.text);
  utterance.lang = entry.language ?? document.documentElement.lang;
  speechSynthesis.speak(utterance);
}

/** One line of captions; only what a caller would hear or did is written. */
function caption(entry) {
  const texts = {
    say: entry.text,
    play: `♪ ${words.music}`,
    digits: `${words.keysPressed} ${entry.text}`,
    speech: words.youSpoke,
  };
  const text = texts[entry.kind];
  if (text === undefined) return;
  const item = document.createElement("p");
  item.className = entry.kind;
  item.textContent = text;
  if (entry.kind === "say" && entry.language) item.lang = entry.language;
  byId("heard").append(item);
  item.scrollIntoView({ block: "nearest" });
  if (entry.kind === "say") readAloud(entry);
}

function stateText(call) {
  if (call.conference?.hold) return words.onHold;
  if (call.conference)
    return call.conference.status === "in-progress" ? words.talking : words.waitingForAgent;
  if (call.queue) return `${words.queue} ${call.queue.position}`;
  return words[`state_${call.status}`] ?? call.status;
}

function showState(call) {
  const isOver = overStates.includes(call.status);
  const text = stateText(call);
  if (byId("state").textContent !== text) byId("state").textContent = text;
  byId("call").disabled = !isOver;
  byId("from").disabled = !isOver;
  byId("to").disabled = !isOver;
  byId("hangup").disabled = isOver;
  for (const key of document.querySelectorAll("[data-key]")) key.disabled = isOver;
  gathering = isOver ? null : call.gathering;
  gatherSeenAt = globalThis.performance.now();
  if (gathering)
    gathering.leftMs = gathering.endsAt === null ? null : Date.parse(gathering.endsAt) - Date.parse(call.now);
  byId("speech").hidden = !(gathering?.input ?? []).includes("speech");
  showGather();
  if (!isOver) return;
  hush();
  if (document.activeElement === byId("hangup") || document.activeElement === document.body)
    byId("call").focus();
}

function showGather() {
  byId("gather").hidden = gathering === null;
  if (gathering === null) return;
  const passed = (globalThis.performance.now() - gatherSeenAt) * pace;
  const left = gathering.leftMs === null ? gathering.timeoutMs : Math.max(0, gathering.leftMs - passed);
  const listens = gathering.input.includes("speech") ? words.listensSpeech : words.listens;
  byId("gather-text").textContent =
    `${listens} · ${gathering.entered} ${words.typed} · ${Math.ceil(left / 1000)} ${words.secondsLeft}`;
  byId("gather-bar").value = gathering.timeoutMs === 0 ? 0 : left / gathering.timeoutMs;
}

/** Reads the call anew; events that come meanwhile make it read once more. */
async function refresh() {
  isStale = true;
  if (isBusy) return;
  isBusy = true;
  while (isStale && sid !== null) {
    isStale = false;
    const [timeline, call] = await Promise.all([read(`/calls/${sid}/timeline`), read(`/calls/${sid}`)]);
    for (const entry of timeline.slice(shown)) caption(entry);
    shown = timeline.length;
    showState(call);
  }
  isBusy = false;
}

function begin(callSid) {
  sid = callSid;
  shown = 0;
  byId("heard").replaceChildren();
  byId("nothing").hidden = true;
  void refresh();
}

async function call() {
  const made = await post("/calls", { from: byId("from").value.trim(), to: byId("to").value });
  if (made === null) return;
  begin(made.sid);
  byId("hangup").disabled = false;
  byId("hangup").focus();
}

async function press(key) {
  if (sid === null || byId("hangup").disabled) return;
  hush();
  await post(`/calls/${sid}/digits`, { digits: key });
  void refresh();
}

async function lookForRinging(callSid) {
  const found = await read(`/calls/${callSid}`);
  const isMine = found.to === byId("from").value.trim() && found.direction !== "inbound";
  if (isMine && found.status === "ringing") ringing = found;
  else if (ringing?.sid === callSid) ringing = null;
  byId("incoming").hidden = ringing === null;
  byId("incoming-from").textContent = ringing?.from ?? "";
}

/** What began to ring before the stream was open would never be told of. */
async function lookForEarlier() {
  const found = await read("/calls");
  for (const call of found) if (call.status === "ringing") void lookForRinging(call.sid);
}

async function settle(verb) {
  const found = ringing;
  ringing = null;
  byId("incoming").hidden = true;
  if (found === null) return;
  await post(`/calls/${found.sid}/${verb}`);
  if (verb === "answer") begin(found.sid);
}

byId("call").addEventListener("click", () => void call());
byId("hangup").addEventListener("click", () => void post(`/calls/${sid}/hangup`));
byId("take").addEventListener("click", () => void settle("answer"));
byId("decline").addEventListener("click", () => void settle("reject"));
byId("aloud").addEventListener("change", hush);
for (const key of document.querySelectorAll("[data-key]"))
  key.addEventListener("click", () => void press(key.dataset.key));
byId("speech").addEventListener("submit", (event) => {
  event.preventDefault();
  void post(`/calls/${sid}/speech`, { text: byId("spoken").value });
  byId("spoken").value = "";
});
document.addEventListener("keydown", (event) => {
  const isWriting =
    ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName) && event.target.type !== "checkbox";
  if (isWriting || event.ctrlKey || event.metaKey || event.altKey || !/^[0-9*#]$/.test(event.key)) return;
  event.preventDefault();
  void press(event.key);
});
globalThis.setInterval(showGather, 200);

const events = new EventSource("/sim/events");
const takePace = (event) => {
  const { mode } = JSON.parse(event.data).data ?? JSON.parse(event.data);
  pace = paces[mode] ?? pace;
};
events.addEventListener("hello", takePace);
events.addEventListener("hello", () => void lookForEarlier());
events.addEventListener("clock", takePace);
for (const type of ["call", "timeline"])
  events.addEventListener(type, (event) => {
    const { callSid } = JSON.parse(event.data);
    if (callSid === sid) void refresh();
    else if (type === "call") void lookForRinging(callSid);
  });
events.addEventListener("queue", () => void refresh());
events.addEventListener("conference", () => void refresh());
globalThis.addEventListener("pagehide", () => {
  hush();
  if (sid !== null) navigator.sendBeacon(`/sim/calls/${sid}/hangup`);
});
