// Narrows the A–Å list as you type. If no line has all the words, a doubled letter counts as one; if that does not help, those with one of the words show.
// Without this script the whole list is there. Nothing is stored, nothing is sent.
const list = document.querySelector(".az");
const field = document.querySelector("#az-q");
const form = field.form;
const status = document.querySelector("#az-antall");
const none = document.querySelector("#az-ingen");
const fold = (text) => text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a");
const squeeze = (text) => text.replace(/([a-z])\1+/g, "$1");

const lines = [...list.querySelectorAll("li")].map((item) => ({ item, text: fold(`${item.textContent} ${item.dataset.ord ?? ""}`) }));

function narrow() {
  const words = fold(field.value).split(/\s+/).filter(Boolean);
  let found = lines.filter(({ text }) => words.every((word) => text.includes(word)));
  if (!found.length) found = lines.filter(({ text }) => words.every((word) => squeeze(text).includes(squeeze(word))));
  const whole = found.length > 0;
  if (!whole) found = lines.filter(({ text }) => words.some((word) => word.length > 3 && text.includes(word)));
  const shown = new Set(found.map(({ item }) => item));
  for (const { item } of lines) item.hidden = !shown.has(item);
  for (const group of list.querySelectorAll("section")) group.hidden = !group.querySelector("li:not([hidden])");
  none.hidden = found.length > 0;
  const { treff, ligner, ingen } = form.dataset;
  status.textContent = !words.length ? "" : whole ? `${found.length} ${treff}` : found.length ? `${ligner}: ${found.length}.` : ingen;
}

form.hidden = false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
field.addEventListener("input", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
narrow();
