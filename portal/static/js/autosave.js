// Saves a form while it is being written: POSTs it to the address in data-autosave and says so in words.
// The server keeps what it can and answers 2xx; without this script the form's own button saves the same fields.
const QUIET = 1200; // milliseconds without a keystroke

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const state = document.querySelector("[data-autosave-state]");
  const say = (what) => {
    if (state) state.textContent = state.dataset[what];
  };
  let timer;
  let saving;

  const save = async () => {
    saving?.abort();
    saving = new AbortController();
    const fields = new FormData(form);
    // Files are sent once, with the button.
    for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
    say("saving");
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: fields,
        headers: { "X-Autosave": "1" },
        signal: saving.signal,
      });
      say(answer.ok && !answer.redirected ? "saved" : "failed");
    } catch (error) {
      if (error.name !== "AbortError") say("failed");
    }
  };

  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    clearTimeout(timer);
    timer = setTimeout(save, QUIET);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    saving?.abort();
  });
}
