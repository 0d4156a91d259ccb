// Shows what resembles a title while it is being written. The words travel in the body of a request, as those of a form do,
// and are kept nowhere. Without this script a button asks for the same.
const QUIET = 600; // milliseconds without a keystroke
const LETTERS = 6;

for (const place of document.querySelectorAll("[data-alike]")) {
  const field = document.getElementById(place.dataset.alikeField);
  const form = field?.form;
  const box = place.querySelector("[data-alike-box]");
  const list = place.querySelector("[data-alike-list]");
  const status = place.querySelector("[data-alike-said]");
  if (!form) continue;

  let timer;
  let asking;
  let shown = "";

  const row = (line) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const kind = document.createElement("span");
    Object.assign(link, { href: line.url, target: "_blank", rel: "noopener", textContent: line.title });
    if (line.language) link.lang = line.language;
    Object.assign(kind, { className: "small soft", textContent: line.kind });
    item.append(link, " ", kind);
    return item;
  };

  const show = (answer) => {
    const now = JSON.stringify(answer.lines);
    // The same list is not said twice, and not moved under somebody who is about to choose from it.
    if (now === shown) return;
    shown = now;
    list.replaceChildren(...answer.lines.map(row));
    box.hidden = !answer.lines.length;
    status.textContent = answer.said;
  };

  const ask = async () => {
    asking?.abort();
    const text = field.value.trim();
    if (text.length < LETTERS) {
      show({ lines: [], said: "" });
      return;
    }
    const own = new AbortController();
    asking = own;
    const sent = new FormData();
    sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    sent.set("text", text);
    for (const kind of place.dataset.alikeKinds.split(" ")) sent.append("kind", kind);
    try {
      const answer = await fetch(place.dataset.alike, { method: "POST", body: sent, signal: own.signal });
      const found = answer.ok && !answer.redirected ? await answer.json() : null;
      if (found && !own.signal.aborted && asking === own) show(found);
    } catch {
      // Offline or called off: nobody needs this to write.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, QUIET);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    asking?.abort();
  });
}
