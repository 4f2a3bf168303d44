// «Forlat siden»: the other page takes this one's place in the tab, so that «Tilbake» does not lead here. Nothing is stored or sent.
for (const way of document.querySelectorAll("[data-forlat]"))
  way.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true; // gone from the screen at once, however slow the other page is
    window.location.replace(way.href);
  });
