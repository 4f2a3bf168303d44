// A link to what is folded opens it, also in browsers that do not do so themselves.
const unfold = () => {
  const target = document.querySelector(":target");
  const fold = target?.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", unfold);
document.addEventListener("click", (event) => {
  if (event.target.closest?.('a[href^="#"]')) setTimeout(unfold); // the same link once more, when it is folded again
});
unfold();
