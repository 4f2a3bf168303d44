// A word with its meaning is a link to the glossary. Where the browser can, it opens the meaning here instead.
document.addEventListener("click", (event) => {
  const word = event.target.closest?.("a.begrep");
  const meaning = word && document.getElementById(`om-${word.hash.slice(1)}`);
  if (!meaning?.showPopover || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  meaning.hidden = false; // hidden until now, also from the reader view
  meaning.showPopover();
  meaning.focus();
});
