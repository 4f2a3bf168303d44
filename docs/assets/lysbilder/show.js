/* The show: which slide and step, begin and leave, black-out, full screen, a screen that stays awake. What can be done has a
   name in `bti.acts`: keys, buttons and the other window all go through it. */
(function () {
  'use strict';
  const bti = window.bti, { deck, timer, clock, $ } = bti, { slides, words } = deck, root = document.documentElement, FIRST = 0;
  const show = bti.show = { at: 0, frame: 0, frames: 1, on: false, quiet: false, begun: false, black: '', letters: true };
  const status = $('vis-melding');
  show.alone = false; // notes without a window of slides: nothing is shown here, but the course goes on
  show.paint = null; // then the notes draw what has changed, and say how many frames the slide has
  show.number = () => show.at + 1; // as printed on the slide

  /* --- draw ---------------------------------------------------------------------------------------------------------- */
  function draw(focus) {
    const slide = slides[show.at];
    if (show.alone) show.frames = show.paint();
    else {
      slides.forEach(one => { const here = one === slide; one.classList.toggle('aktiv', here); one.inert = !here; });
      show.frames = bti.paint(slide, show.frame);
    }
    show.frame = Math.min(show.frame, show.frames - 1);
    if (focus && !show.alone) { const title = slide.querySelector('h2'); title.tabIndex = -1; title.focus({ preventScroll: true }); }
    timer.draw();
    bti.changed();
  }
  show.redraw = () => { if (show.on || show.alone) draw(false); else bti.changed(); };

  function go(to, frame) {
    if (to < 0) return;
    if (to !== show.at) { bti.film.pause(); clock.moved(show.at, to); }
    show.at = to;
    show.frame = frame;
    bti.write(status, '');
    draw(true);
    atEnd();
  }

  function atEnd() { if (show.on && deck.beside(show.at, 1) < 0 && show.frame === show.frames - 1) bti.controls.say(words.siste_avslutt); }

  /* Another step or page of the same slide: what has come is read aloud. */
  function turn(frame) {
    const slide = slides[show.at], steps = bti.steps(slide), forward = frame > show.frame;
    show.frame = frame;
    draw(false);
    const come = steps.length ? steps[frame - 1] : slide.querySelector('.tekst');
    bti.write(status, come && forward ? [...(steps.length ? [come] : come.querySelectorAll('p, li'))].filter(piece => !piece.closest('.utenfor, [hidden]')).map(piece => piece.textContent.trim()).join(' ') : '');
    if (forward) atEnd();
  }

  /* --- begin and leave ----------------------------------------------------------------------------------------------- */
  const numbers = deck.element.querySelectorAll('a[href^="tel:"]'), hrefs = [...numbers].map(a => a.href);
  const plain = on => numbers.forEach((a, i) => { if (on) a.removeAttribute('href'); else a.href = hrefs[i]; }); // on the screen a number is text: no click offers to ring it

  show.start = (at, frame, whole) => {
    if (bti.case) bti.case.stopEditing();
    root.classList.remove('rolig');
    root.classList.add('vis');
    plain(true);
    if (at === FIRST) clock.stand();
    show.on = show.begun = true;
    show.quiet = false;
    if (at !== FIRST && !clock.started) clock.moved(FIRST, at);
    else if (at !== show.at) clock.moved(show.at, at); // the notes lead from the quiet page
    show.at = Math.max(0, Math.min(at, slides.length - 1));
    show.frame = frame || 0;
    draw(true);
    stayAwake();
    if (!whole) offerFull();
  };

  function stop() {
    if (!show.on) return;
    bti.film.pause();
    bti.controls.close();
    show.on = false;
    show.quiet = true;
    blacken('');
    root.classList.remove('vis');
    root.classList.add('rolig'); // not the notes: they are one press away
    slides.forEach(bti.unpaint);
    plain(false);
    bti.write(status, '');
    if (awake) awake.release().catch(() => {});
    awake = null;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    bti.changed();
    scrollTo(0, 0);
    $('fortsett').focus({ preventScroll: true });
  }

  /* The leader's script, at the slide where the show was left. */
  show.script = () => {
    show.quiet = false;
    root.classList.remove('rolig');
    bti.changed();
    slides[show.at].scrollIntoView();
    const title = slides[show.at].querySelector('h2');
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  };

  /* The screen's own sleep is held off while the show is on. The browser lets go of it when the tab is hidden. */
  let awake = null;
  function stayAwake() {
    if (!(show.on || show.alone) || !navigator.wakeLock || awake && !awake.released) return;
    navigator.wakeLock.request('screen').then(lock => { awake = lock; }).catch(() => {});
  }
  show.stayAwake = stayAwake;
  document.addEventListener('visibilitychange', () => { if (!document.hidden) stayAwake(); });

  function blacken(to) {
    show.black = to;
    root.classList.toggle('svart', to !== '');
    root.classList.toggle('er-hvit', to === 'hvit');
    if (to) bti.film.pause();
  }

  /* --- full screen --------------------------------------------------------------------------------------------------- */
  let leaving = 0, was = null; // until when lost full screen is no wish to leave: F, and a window of our own that opens, go on
  show.goesOn = () => { if (document.fullscreenElement) leaving = Date.now() + 6000; };
  function fullscreen() {
    if (document.fullscreenElement) { show.goesOn(); return document.exitFullscreen().catch(() => {}); }
    return root.requestFullscreen ? root.requestFullscreen().catch(() => {}) : null;
  }
  show.fullscreen = fullscreen;
  /* What goes on without it says how to get it, where there is such a thing; who has but fingers has the button. */
  function offerFull() {
    if (!root.requestFullscreen || document.fullscreenElement) return;
    bti.controls.say(matchMedia('(any-hover: hover)').matches ? bti.fill(words.full, { tast: show.letters ? 'F' : 'F5' }) : '');
  }
  addEventListener('pageshow', event => { if (event.persisted && show.on) offerFull(); }); // Back, to a page that the browser has kept
  document.addEventListener('fullscreenchange', () => {
    const before = was;
    was = document.fullscreenElement;
    const meant = Date.now() > leaving;
    if (!was) leaving = 0;
    if (!was && show.on && before === root) { // a film that leaves its own full screen leaves only that
      if (meant && !bti.controls.close()) return stop();
      offerFull();
    }
    show.redraw();
  });

  /* --- what can be done ---------------------------------------------------------------------------------------------- */
  const ready = () => show.on || show.alone;
  bti.acts = {
    neste() {
      const next = deck.beside(show.at, 1);
      if (!ready()) show.start(show.at, show.frame);
      else if (show.frame < show.frames - 1) turn(show.frame + 1);
      else if (next >= 0) go(next, 0);
      else bti.controls.say(words.siste_avslutt);
    },
    forrige() { if (!ready()) show.start(show.at, show.frame); else if (show.frame > 0) turn(show.frame - 1); else go(deck.beside(show.at, -1), Infinity); },
    forst() { if (ready()) go(FIRST, 0); else show.start(FIRST); },
    sist() { const last = deck.beside(slides.length, -1); if (ready()) go(last, 0); else show.start(last); },
    til(number) {
      const to = Math.round(number) - 1;
      if (!slides[to]) return;
      if (ready()) go(to, 0); else show.start(to);
    },
    svart() { if (!show.on) return; blacken(show.black ? '' : 'svart'); bti.changed(); },
    hvit() { if (!show.on) return; blacken(show.black === 'hvit' ? '' : 'hvit'); bti.changed(); },
    full: fullscreen,
    slutt: stop,
    vindu() { bti.openPresenter(); },
    liste() { if (show.on) bti.controls.list(); },
    tid() { timer.toggle(slides[show.at]); },
    mer() { timer.more(slides[show.at]); },
    nullstill() { clock.restart(show.at); bti.changed(); },
    angre() { clock.undo(); bti.changed(); },
    program(value) {
      const before = timer.untouched();
      clock.choose(value, show.at);
      timer.reset(before);
      timer.draw();
      show.redraw();
    },
    ferdig(value) { clock.must = clock.moment(value) ? String(value) : ''; bti.changed(); },
    bokstaver(value) { show.letters = value !== 'av'; bti.changed(); },
    utgave(value) { if (bti.case) bti.case.choose(value); }
  };

  /* --- things around it ---------------------------------------------------------------------------------------------- */
  const redraw = () => show.redraw();
  addEventListener('resize', redraw);
  if (document.fonts) { document.fonts.ready.then(redraw); document.fonts.addEventListener('loadingdone', redraw); } // what was measured with another face is measured again
  document.addEventListener('case', redraw);
  addEventListener('beforeprint', () => { if (show.on) { root.classList.remove('vis'); slides.forEach(bti.unpaint); } }); // all slides, not only this one
  addEventListener('afterprint', () => { if (show.on) { root.classList.add('vis'); draw(false); } });
  setInterval(timer.tick, 250);
})();
