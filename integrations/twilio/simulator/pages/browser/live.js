/* Keeps the parts of a page that carry data-live up to date: an event names them, the server draws them anew. */
const { document, DOMParser, EventSource, fetch, location } = globalThis;

const restMs = 300;
let stale = new Set();
let isBusy = false;

/* "hello" comes when the stream opens: what happened since the page was drawn is caught up with. */
const partsFor = (type) =>
  [...document.querySelectorAll("[data-live]")].filter(
    (part) => type === "hello" || part.dataset.live.split(" ").includes(type),
  );

/** Replaces a part's content, and puts the focus back on the element that had it. */
function swap(part, fresh) {
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceChildren(...fresh.childNodes);
  if (focused !== "") document.getElementById(focused)?.focus();
}

async function refresh() {
  if (isBusy || stale.size === 0) return;
  isBusy = true;
  const wanted = stale;
  stale = new Set();
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    for (const id of wanted) {
      const [part, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (part && fresh && part.innerHTML !== fresh.innerHTML) swap(part, fresh);
    }
  } finally {
    isBusy = false;
    globalThis.setTimeout(() => void refresh(), restMs);
  }
}

const events = new EventSource("/sim/events");
for (const type of [
  "hello",
  "call",
  "timeline",
  "queue",
  "conference",
  "message",
  "webhook",
  "clock",
  "reset",
])
  events.addEventListener(type, () => {
    for (const part of partsFor(type)) stale.add(part.id);
    void refresh();
  });
