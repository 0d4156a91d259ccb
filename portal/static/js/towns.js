// Suggests towns below a field with data-towns="<address>" while somebody types; without it the typed name is enough.
const QUIET = 150; // milliseconds without a keystroke

const suggestTo = (field, number) => {
  const list = document.createElement("datalist");
  list.id = `towns-${number}`;
  field.after(list);
  field.setAttribute("list", list.id);
  let timer;
  let asking;

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const text = field.value.trim();
    if (!text) return list.replaceChildren();
    const address = new URL(field.dataset.towns, location.href);
    address.searchParams.set("q", text);
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return;
      const { towns } = await answer.json();
      list.replaceChildren(...towns.map((name) => new Option(name, name)));
    } catch {
      // Offline, or somebody typed on: the field works without suggestions.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, QUIET);
  });
};

document.querySelectorAll("input[data-towns]").forEach(suggestTo);
