// "Link to this section" also puts the address on the clipboard; without it the link simply leads there.
const said = document.createElement("p");
said.className = "vh";
said.setAttribute("role", "status");
document.body.append(said);

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-copy-link]");
  if (!link || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return;
  }
  said.textContent = document.querySelector("[data-copied]")?.dataset.copied ?? "";
  link.classList.add("is-copied");
  setTimeout(() => {
    link.classList.remove("is-copied");
    said.textContent = "";
  }, 2000);
});
