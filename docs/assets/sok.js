// Narrows the A–Å list as you type. Without this script the whole list is there. Nothing is stored, nothing is sent.
const list = document.querySelector(".az");
const field = document.querySelector("#az-q");
const status = document.querySelector("#az-antall");
const fold = (text) => text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a");

function narrow() {
  const words = fold(field.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of list.querySelectorAll("section")) {
    let any = false;
    for (const item of group.querySelectorAll("li")) {
      const text = fold(`${item.textContent} ${item.dataset.ord ?? ""}`);
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) { any = true; shown += 1; }
    }
    group.hidden = !any;
  }
  status.textContent = words.length ? (shown ? `${shown} treff` : "Ingen treff. Prøv et annet ord.") : "";
}

field.closest("form").hidden = false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
field.addEventListener("input", narrow);
field.closest("form").addEventListener("submit", (event) => event.preventDefault());
narrow();
