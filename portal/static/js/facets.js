// htmx notes the address of the page in the storage of the tab, and with it what somebody looks for. Nothing of it stays.
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");
forget();
document.addEventListener("htmx:pushedIntoHistory", forget);

// When ticking a box draws the boxes anew, the groups that were open stay open: what has the focus must not fold away.
const opened = new Map();
const boxesIn = (group) => group.querySelector("input")?.name;

document.addEventListener("htmx:oobBeforeSwap", ({ detail: { target } }) => {
  opened.set(target.id, new Set([...target.querySelectorAll("details[open]")].map(boxesIn)));
});

document.addEventListener("htmx:oobAfterSwap", ({ detail: { target } }) => {
  for (const group of target.querySelectorAll("details")) group.open = opened.get(target.id)?.has(boxesIn(group));
});
