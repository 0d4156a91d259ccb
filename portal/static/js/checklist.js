// Keeps the ticks of a checklist in this browser, under the page's path and the list's anchor: ids only, no words.
// Without this script, or where the browser keeps nothing, it is a list with boxes.
for (const list of document.querySelectorAll("[data-checklist]")) {
  const name = `checklist ${location.pathname}#${list.dataset.checklist}`;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const foot = list.querySelector(".checklist__foot");

  const read = () => {
    try {
      return new Set(JSON.parse(localStorage.getItem(name) ?? "[]"));
    } catch {
      return new Set();
    }
  };

  const write = () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    try {
      if (ticked.length) localStorage.setItem(name, JSON.stringify(ticked));
      else localStorage.removeItem(name);
      foot.hidden = !ticked.length;
    } catch {
      // A browser that keeps nothing still lets one tick.
    }
  };

  const ticked = read();
  for (const box of boxes) box.checked = ticked.has(box.value);
  foot.hidden = !ticked.size;
  list.addEventListener("change", write);
  foot.querySelector("button").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    write();
    boxes[0]?.focus();
  });
}
