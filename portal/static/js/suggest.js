// Opens a list of suggestions while somebody types into a search field: the combobox pattern of the ARIA practices.
// Without this script the form is a form. Nothing typed is kept: each answer is shown and forgotten.
const QUIET = 180; // milliseconds without a keystroke
const LETTERS = 2;

const make = (name, attributes, text) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
};

const suggestFor = (form) => {
  const input = form.querySelector("input[type=search]");
  const id = `${input.id}-suggestions`;
  const label = form.dataset.suggestLabel;
  const list = make("div", { id, role: "listbox", class: "suggest", "aria-label": label });
  const status = make("p", { class: "vh", role: "status" });
  list.hidden = true;
  form.append(list, status);
  for (const [key, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    "aria-controls": id,
    "aria-expanded": "false",
    autocapitalize: "off",
  })) {
    input.setAttribute(key, value);
  }

  let options = [];
  let chosen = -1;
  let timer;
  let asking;

  const choose = (number) => {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    const option = options[chosen];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };

  const forget = () => {
    clearTimeout(timer);
    asking?.abort();
    close();
    list.replaceChildren();
    options = [];
    status.textContent = "";
  };

  const open = () => {
    if (!options.length) return;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };

  const show = (answer) => {
    choose(-1);
    options = [];
    const groups = answer.groups.map((group, place) => {
      const name = make("p", { id: `${id}-${place}`, class: "suggest__kind", role: "presentation" }, group.label);
      const box = make("div", { role: "group", "aria-labelledby": name.id });
      box.append(name);
      for (const item of group.items) {
        const option = make("div", { id: `${id}-${place}-${options.length}`, role: "option", "aria-selected": "false" }, item.title);
        option.dataset.url = item.url;
        options.push(option);
        box.append(option);
      }
      return box;
    });
    list.replaceChildren(...groups);
    status.textContent = answer.said;
    if (options.length) open();
    else close();
  };

  const ask = async () => {
    const text = input.value.trim();
    asking?.abort();
    if (text.length < LETTERS) {
      forget();
      return;
    }
    const own = new AbortController();
    asking = own;
    const address = new URL(form.dataset.suggest, location.href);
    address.searchParams.set("q", text);
    try {
      const answer = await fetch(address, { signal: own.signal, headers: { Accept: "application/json" } });
      const said = answer.ok ? await answer.json() : null;
      // An answer that comes late belongs to words that are no longer there, or to a field that was left.
      if (!said || own.signal.aborted || asking !== own) return;
      if (document.activeElement === input && input.value.trim() === text) show(said);
    } catch {
      // Offline or called off: the form itself still works.
    }
  };

  const go = (option) => {
    forget();
    location.assign(option.dataset.url);
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, QUIET);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!options.length) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!isOpen) {
        open();
        if (event.altKey) return;
      }
      // One place between the last and the first is the field itself: nothing chosen.
      const places = options.length + 1;
      choose(((chosen + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && isOpen && options[chosen]) {
      event.preventDefault();
      go(options[chosen]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      forget();
    } else if (event.key === "Tab") {
      forget();
    }
  });

  // Pressing must not take the focus from the field, or the list would close under the finger.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
  input.addEventListener("blur", forget);
  form.addEventListener("submit", forget);
  // A page that comes back from the browser's memory shows no old list.
  addEventListener("pagehide", forget);
};

for (const form of document.querySelectorAll("form[data-suggest]")) suggestFor(form);
