// Marks in the contents which section is being read ("here") and which ones lie behind ("done").
const links = [...document.querySelectorAll("[data-toc] a[href^='#']")];
const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

const mark = () => {
  const line = innerHeight * 0.3;
  const here = sections.findLastIndex((section) => section && section.getBoundingClientRect().top < line);
  links.forEach((link, index) => {
    const item = link.closest("li");
    item.classList.toggle("is-here", index === here);
    item.classList.toggle("is-done", index < here);
    if (index === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
};

if (links.length) {
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}
