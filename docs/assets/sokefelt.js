// The list of hits under a search field: plain links, announced politely, walked with the arrows. On /sok/ it is the page.
// Nothing is sent and nothing is stored: the page of hits writes what is looked for after the #, which no server sees.
"use strict";
(() => {
  const form = document.querySelector("form[data-sok]"), field = form?.elements.q;
  if (!form) return;
  const whole = form.matches(".sok-side"); // the page of its own
  const root = new URL("..", new URL(form.dataset.sok, document.baseURI));
  const most = whole ? 30 : 6;
  let words, timer, shown = "";

  const make = (name, values = {}, ...inside) => { const element = Object.assign(document.createElement(name), values); element.append(...inside); return element; };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const to = (address) => new URL(address, root).href;
  const status = make("p", { className: whole ? "sok-antall" : "sok-antall skjult" });
  status.setAttribute("role", "status");
  const list = make("ol", { className: "treff" });
  const rule = make("div"), none = make("div", { hidden: true }), more = make("p", { hidden: true, className: "sok-alle" });
  none.dataset.ingen = "";
  const panel = make("div", { className: "sokepanel", hidden: !whole, id: "sokepanel" }, rule, list, none, more);
  const hint = make("span", { className: "skjult", id: "sok-tast" });
  form.append(hint);
  form.after(status);
  (whole ? status : form)[whole ? "after" : "append"](panel);
  field.setAttribute("aria-describedby", "sok-tast");
  field.setAttribute("aria-controls", "sokepanel");

  const marked = (text) => btiSok.marked(text, current.ord).map(([piece, hit]) => (hit ? make("mark", {}, piece) : piece));
  let current;
  const kind = (record) => [words.slag[record.slag] ?? record.slag, record.over].filter(Boolean).join(" · ");
  const phone = ([number, who]) => make("li", {}, make("a", { className: "tlf", href: `tel:${number.replace(/ /g, "")}` }, number), ` ${who}`);

  function line(hit) {
    current = hit;
    const { record } = hit, said = btiSok.sentence(hit);
    const item = make("li", { className: hit.fare ? "er-fare" : "" }, make("a", { href: to(record.adresse), className: "treff-tittel" }, ...marked(record.tittel)), " ", make("span", { className: "hva" }, kind(record)));
    if (said) item.append(make("p", { className: "treff-ledd" }, ...marked(said)));
    const numbers = record.telefoner.length ? record.telefoner : hit.fare ? btiSok.data.haster[1] : [];
    if (numbers.length) item.append(make("ul", { className: "treff-ring" }, ...numbers.slice(0, 5).map(phone)));
    const files = btiSok.files(record).map(([name, address]) => make("li", {}, make("a", { href: to(address) }, name, make("span", { className: "skjult" }, `: ${record.tittel}`))));
    const parts = hit.deler.slice(0, 6).map((part) => make("li", {}, make("a", { href: to(part.adresse) }, part.tittel), " ", make("span", { className: "hva" }, kind(part))));
    if (files.length + parts.length) item.append(make("ul", { className: "treff-deler" }, ...files, ...parts));
    return item;
  }

  function show() {
    if (!btiSok.klar) return;
    const query = field.value.trim(), all = query ? btiSok.sok(field.value) : [], hits = all.slice(0, most);
    shown = query;
    list.replaceChildren(...hits.map(line));
    const towards = hits.some(({ record, deler }) => record.foresatte || deler.slice(0, 6).some((part) => part.foresatte));
    rule.replaceChildren(...(towards ? [shortForm()] : []));
    none.hidden = !query || hits.length > 0;
    more.hidden = whole || !hits.length;
    if (!whole) { panel.hidden = !query; more.firstChild.href = `${to(btiSok.data.sok)}#q=${encodeURIComponent(query)}`; }
    document.querySelector(".az")?.toggleAttribute("hidden", Boolean(query));
    clearTimeout(timer);
    timer = setTimeout(() => say(query, all), 500); // a screen reader hears the last of what was typed, not every letter
  }
  function say(query, hits) {
    if (!query) status.textContent = "";
    else if (!hits.length) status.textContent = words.ingen;
    else status.textContent = `${filled(words.treff, { antall: hits.length })} ${filled(words.overst, { tittel: hits[0].record.tittel, slag: kind(hits[0].record) })}`;
  }
  function shortForm() {
    const [text, address] = btiSok.data.kortform;
    const note = make("div", { className: "kortform" }, make("p", {}, `${text} `, make("a", { href: to(address) }, words.regel)));
    note.setAttribute("role", "note");
    return note;
  }
  function close() { if (!whole) panel.hidden = true; }

  btiSok.naarKlar = () => {
    if (!words) {
      words = btiSok.data.ord;
      hint.textContent = words.tast;
      list.setAttribute("aria-label", words.liste);
      none.append(make("p", {}, make("b", {}, words.ingen), ` ${words.prov}`), make("ul", {}, ...btiSok.data.veier.map(([title, address]) => make("li", {}, make("a", { href: to(address) }, title)))));
      more.append(make("a", { href: to(btiSok.data.sok) }, words.alle));
      document.head.append(make("script", { src: new URL(btiSok.data.tekster, new URL("assets/", root)).href }));
    }
    const closed = panel.hidden && shown === field.value.trim(); // Escape was pressed before the rest had come
    if (field.value.trim() && !list.contains(document.activeElement)) show();
    if (closed) close();
  };

  // --- what is typed and pressed ---
  const heads = () => [...list.querySelectorAll(".treff-tittel")];
  field.addEventListener("input", () => { show(); write(); });
  field.addEventListener("focus", () => { if (field.value.trim() && !whole) { if (field.value.trim() === shown) panel.hidden = false; else show(); } });
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // ?q= would tell the server what is looked for
    const query = field.value.trim();
    if (whole) heads()[0]?.focus();
    else if (query) location.href = `${to(btiSok.data?.sok ?? form.getAttribute("action"))}#q=${encodeURIComponent(query)}`;
  });
  (whole ? form.parentElement : form).addEventListener("keydown", (event) => {
    const links = heads(), at = links.indexOf(document.activeElement.closest?.("li")?.querySelector(".treff-tittel") ?? document.activeElement);
    if (event.key === "Escape" && (!panel.hidden || at >= 0)) {
      if (document.activeElement !== field || !whole) event.preventDefault();
      field.focus();
      close();
    } else if (event.key === "ArrowDown" && links.length && (document.activeElement === field || at >= 0)) {
      event.preventDefault();
      panel.hidden = false;
      (links[at + 1] ?? links[at]).focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (links[at - 1] ?? field).focus();
    }
  });
  for (const event of ["pointerdown", "focusin"]) document.addEventListener(event, ({ target }) => { if (!form.contains(target)) close(); });

  // --- the page of its own: old links say ?q=, the page writes #q= ---
  const fromHash = () => /^#q=(.*)$/.exec(location.hash)?.[1];
  function read() {
    const typed = fromHash();
    try { field.value = typed === undefined ? new URLSearchParams(location.search).get("q") ?? "" : decodeURIComponent(typed); } catch { field.value = typed; }
  }
  function write() {
    if (whole) try { history.replaceState(history.state, "", field.value.trim() ? `#q=${encodeURIComponent(field.value.trim())}` : "#"); } catch { /* too many letters at once for Safari: the next one writes it */ }
  }
  if (whole) {
    if (!field.value) read();
    if (field.value) field.focus({ preventScroll: true }); // who pressed Enter on another page goes on from here: the arrows lead to the hits
    window.addEventListener("hashchange", () => { if (fromHash() !== undefined) { read(); show(); } });
  }
})();
