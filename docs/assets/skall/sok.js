// The search field of every page: fetches the search at the first touch, so that a page where nobody searches weighs no more.
"use strict";
(() => {
  const form = document.querySelector("form[data-sok]");
  if (!form) return; // a page on a memory stick
  const field = form.elements.q;
  let asked = false;
  const add = (name, values) => document.head.append(Object.assign(document.createElement(name), values));
  function fetchIt() {
    if (asked) return;
    asked = true;
    add("link", { rel: "stylesheet", href: form.dataset.stil });
    add("script", { src: form.dataset.sok });
  }
  for (const event of ["focus", "pointerdown", "input"]) field.addEventListener(event, fetchIt);
  form.hidden = false;
  if (form.matches(".sok-side") || document.activeElement === field) fetchIt();
})();
