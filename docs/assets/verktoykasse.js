// Narrows the toolbox by level, kind and user. Without this script the whole list is there, grouped. Nothing is stored, nothing is sent.
const form = document.querySelector(".filter");
const answer = document.querySelector(".filter-svar");
const lists = [...document.querySelectorAll("ul.verktoy")];

function narrow() {
  const wanted = [...new FormData(form)].filter(([, value]) => value);
  let count = 0;
  for (const list of lists) {
    const items = [...list.children];
    for (const item of items) {
      item.hidden = !wanted.every(([name, value]) => item.dataset[name].split(" ").includes(value));
      if (!item.hidden) count += 1;
    }
    list.hidden = list.previousElementSibling.hidden = items.every((item) => item.hidden);
  }
  document.querySelector(".hoppliste").hidden = wanted.length > 0;
  answer.textContent = !wanted.length ? "" : count ? `${count} ${form.dataset.treff}` : form.dataset.ingen;
}

form.hidden = false;
form.addEventListener("change", narrow);
form.addEventListener("reset", () => setTimeout(narrow));
addEventListener("pageshow", narrow); // also when the browser has filled in what was chosen, after Back
