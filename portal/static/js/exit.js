// Shift pressed three times within two seconds leaves the page, like the button does.
// `replace` keeps this page out of the way back; the page is emptied at once, before the other one has loaded.
const link = document.querySelector("[data-exit]");

if (link) {
  const leave = () => {
    document.body.hidden = true;
    document.title = "";
    location.replace(link.href);
  };
  let presses = [];

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = [];
    } else if (!event.repeat) {
      presses = [...presses, event.timeStamp].slice(-3);
      if (presses.length === 3 && presses[2] - presses[0] < 2000) leave();
    }
  });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
}
