/* The slide page itself: the start of the show, and what stood in the address or was kept when the page was opened. */
(function () {
  'use strict';
  const bti = window.bti, { deck, show, clock, timer, $ } = bti;

  if (location.protocol !== 'file:') document.querySelectorAll('.qr a').forEach(a => { // no code before the municipality has said where the site is: an address to type
    if (a.closest('.qr').querySelector('svg')) return;
    a.replaceChildren(...(a.host + a.pathname).match(/[^/]+\/?/g).flatMap(part => [part, document.createElement('wbr')])); // a long one breaks after a slash
    a.closest('.qr').hidden = false;
  });
  if (location.protocol !== 'file:') document.querySelectorAll('.p-adresse[data-sagt]').forEach(line => { // to type on the phone, or to send there
    const address = document.createElement('b');
    address.textContent = location.href.replace(/[?#].*$/, '') + '?presentator';
    line.replaceChildren(line.dataset.sagt + ' ', address);
  });
  if (deck.presenting) {
    if (bti.presenter) return bti.presenter(); // in the file without a network it is inside
    const { skript, ark } = $('presentator').dataset, style = document.createElement('link'), notes = document.createElement('script');
    style.rel = 'stylesheet';
    style.href = ark;
    notes.src = skript;
    const there = part => new Promise(done => ['load', 'error'].forEach(what => part.addEventListener(what, done)));
    Promise.all([there(style), there(notes)]).then(() => bti.presenter());
    return document.head.append(style, notes);
  }

  /* In full screen, as far as the browser has it. */
  bti.begin = (at, frame) => { show.fullscreen(); show.start(at, frame, true); };
  document.addEventListener('click', event => {
    const how = event.target.closest('[data-start]');
    if (!how) return;
    bti.write($('beskjed'), '');
    if (how.dataset.start === 'fullskjerm') { clock.fresh(); timer.clear(); bti.begin(0, 0); } // what was tried before does not count
    if (how.dataset.start === 'fortsett') bti.begin(show.at, show.frame);
    if (how.dataset.start === 'manus') show.script();
    if (how.dataset.start === 'vindu' && bti.openPresenter()) show.start(show.at, show.frame);
  });
  const programme = $('program'), letters = $('bokstaver');
  if (programme) programme.addEventListener('change', () => bti.acts.program(programme.value));
  letters.addEventListener('change', () => bti.acts.bokstaver(letters.checked ? 'pa' : 'av'));
  bti.listen(() => {
    if (programme) programme.value = deck.programme;
    letters.checked = show.letters;
  });

  if (bti.place.resume()) { show.start(show.at, show.frame); bti.controls.wake(); } // a reload has lost full screen: the buttons say what can be done
  else {
    document.documentElement.classList.toggle('rolig', show.quiet);
    bti.changed();
  }
  timer.draw();
})();
