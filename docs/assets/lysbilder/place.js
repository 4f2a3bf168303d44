/* Leave and come back: where we were, the clock, the programme and the running timer stay in the tab's history entry, so that a
   reload, a link and Back, or Esc in the middle of a course go on where it was. The number of the slide is in the address too. */
(function () {
  'use strict';
  const bti = window.bti, { deck, show, timer, clock, $ } = bti, words = deck.words, root = document.documentElement;
  const DAY = 6 * 3600000; // later than that it is another day's course

  let last = '';
  function keep() {
    if (deck.presenting && !show.alone) return;
    const now = {
      at: show.at, frame: show.frame, on: show.on, quiet: show.quiet, begun: show.begun, letters: show.letters, programme: deck.programme,
      started: clock.started, entered: clock.entered, turn: clock.turn, must: clock.must, times: timer.times(), running: timer.running() && timer.running().id, ends: timer.ends()
    }, seen = JSON.stringify([now, location.hash]);
    if (seen === last) return; // a browser lets a page do this a hundred times in half a minute
    bti.entry.keep('show', now, { vis: show.on ? show.number() : null });
    last = JSON.stringify([now, location.hash]);
  }

  bti.place = {
    /* Take up what was kept, and say whether the show is on. */
    resume() {
      const kept = bti.entry.get('show'), told = bti.entry.hash(), last = deck.slides.length - 1;
      const within = at => Math.max(0, Math.min(Math.round(at) || 0, last));
      let asked = told.has('vis');
      if (kept) {
        deck.choose(kept.programme);
        timer.reset();
        show.letters = kept.letters !== false;
        show.begun = kept.begun === true;
        show.at = within(kept.at);
        show.frame = Math.max(0, kept.frame) || 0;
        const ago = Date.now() - kept.started;
        if (ago >= 0 && ago < DAY) { clock.started = kept.started; clock.entered = kept.entered || 0; clock.turn = kept.turn || null; clock.must = kept.must || ''; timer.resume(kept); }
        show.quiet = kept.quiet === true;
        asked = asked || kept.on === true;
      }
      if (told.has('vis') && within(told.get('vis') - 1) !== show.at) { show.at = within(told.get('vis') - 1); show.frame = 0; }
      return asked;
    },
    /* What the start of the page offers. */
    offer() {
      const back = show.begun && !show.on, script = back && !show.quiet;
      $('fortsett').hidden = !back;
      bti.write($('fortsett'), bti.fill(words.fortsett, { nr: show.number() }));
      bti.write($('start-tekst'), back ? words.fra_begynnelsen : words.start_vis);
      bti.write($('start-vindu'), back ? words.fortsett_notater : words.start_notater);
      $('manus').hidden = !show.quiet;
      $('etter').hidden = !show.quiet || deck.beside(show.at, 1) >= 0;
      $('fest').hidden = !script;
      root.classList.toggle('manus', script);
      const home = script ? $('fest') : $('start-knapp').parentElement; // the script is long: the way back follows the reader
      if ($('fortsett').parentElement !== home) home.prepend($('fortsett'));
      $('start-knapp').classList.toggle('knapp-lys', back);
    }
  };
  bti.listen(keep);
  bti.listen(bti.place.offer);
  addEventListener('hashchange', keep); // a link within the page makes an entry of its own
})();
