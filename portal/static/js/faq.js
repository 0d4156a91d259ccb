// Opens the answer that an address leads to, and all of them on paper. Without it a reader opens them herself.
const opened = () => {
  const named = decodeURIComponent(location.hash.slice(1));
  const entry = named && document.getElementById(named);
  if (entry instanceof HTMLDetailsElement) {
    entry.open = true;
    entry.scrollIntoView();
  }
};

// A browser that does not know `::details-content` prints what is open.
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll(".faq details:not([open])")];
  for (const entry of closed) entry.open = true;
});
addEventListener("afterprint", () => {
  for (const entry of closed) entry.open = false;
});

addEventListener("hashchange", opened);
opened();
