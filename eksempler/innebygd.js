// Lists the steps of a level from /veileder.json of a guide on another site, with its status and the rule on violence.
"use strict";
for (const place of document.querySelectorAll("[data-veileder]")) {
  const field = (name) => place.querySelector(`[data-felt="${name}"]`);
  const home = place.dataset.veileder;
  fetch(`${home}veileder.json`)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((guide) => {
      // an id that is gone tells what stands in its place
      const gone = guide.flyttet.find((one) => one.id === `niva/${place.dataset.niva}`);
      const id = gone ? gone.til.split("/")[1] : place.dataset.niva;
      const level = guide.nivaer.find((one) => one.id === id);
      field("status").textContent = guide.status_tekst;
      field("vold").textContent = guide.vold; // word for word, for a step may send somebody to the parents
      for (const step of level.steg) {
        const link = document.createElement("a");
        link.href = new URL(step.adresse, home);
        link.textContent = step.tittel;
        const item = document.createElement("li");
        item.append(link, ` ${step.hva}`);
        field("steg").append(item);
      }
    })
    .catch(() => {
      field("feil").hidden = false;
    });
}
