// Shows the services that fit an age and a need. Without this script the whole list is there. Nothing is stored, nothing is sent.
const form = document.querySelector(".filter");
const status = document.querySelector("#antall-tjenester");
const lists = [...document.querySelectorAll(".tjenester")];
const shortcuts = document.querySelector(".hoppliste");

function narrow() {
  const { alder, behov } = Object.fromEntries(new FormData(form));
  let shown = 0;
  for (const list of lists) {
    for (const item of list.children) {
      const fits = (value, of) => !value || of.split(" ").includes(value);
      item.hidden = !fits(alder, item.dataset.alder) || !fits(behov, item.dataset.behov);
      if (!item.hidden) shown += 1;
    }
    list.previousElementSibling.hidden = list.hidden = [...list.children].every((item) => item.hidden);
  }
  shortcuts.hidden = Boolean(alder || behov);
  status.textContent = shown ? `${shown} ${shown === 1 ? form.dataset.en : form.dataset.flere}` : form.dataset.ingen;
}

form.hidden = false;
form.addEventListener("change", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
narrow();
