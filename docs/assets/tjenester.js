// Shows the services that fit an age and a need. Without this script the whole list is there. Nothing is stored, nothing is sent.
const form = document.querySelector(".filter");
const status = document.querySelector("#antall-tjenester");
const groups = [...document.querySelectorAll(".behov")];
const shortcuts = document.querySelector(".hoppliste");

function narrow() {
  const { alder, behov } = Object.fromEntries(new FormData(form));
  const fits = (value, of) => !value || of.split(" ").includes(value);
  const narrowed = Boolean(alder || behov);
  let shown = 0;
  for (const group of groups) {
    const items = [...group.querySelectorAll(".tjenester > li")];
    for (const item of items) {
      item.hidden = !fits(alder, item.dataset.alder) || !fits(behov, item.dataset.behov);
      if (!item.hidden) shown += 1;
    }
    group.hidden = narrowed && items.every((item) => item.hidden);
    group.querySelectorAll(".ogsa").forEach((others) => { others.hidden = narrowed; });
  }
  shortcuts.hidden = narrowed;
  status.textContent = shown ? `${shown} ${shown === 1 ? form.dataset.en : form.dataset.flere}` : form.dataset.ingen;
}

form.hidden = false;
form.addEventListener("change", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("pageshow", narrow); // also when the browser has filled in what was chosen, after Back
