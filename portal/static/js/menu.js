// The menu and the search sign are <details> and work alone; this closes them on Escape and on a click beside them,
// and puts the cursor into the field that has just appeared.
for (const sheet of document.querySelectorAll("[data-menu], [data-find]")) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && sheet.open && !event.defaultPrevented) {
      sheet.open = false;
      sheet.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (sheet.open && !sheet.contains(event.target)) sheet.open = false;
  });
  if ("find" in sheet.dataset) {
    sheet.addEventListener("toggle", () => {
      if (sheet.open) sheet.querySelector("input[type=search]").focus();
    });
  }
}
