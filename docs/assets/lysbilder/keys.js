/* Keys, clicker, mouse and fingers. The presenter view uses the same keys, and sends what they mean to the show. */
(function () {
  'use strict';
  const bti = window.bti, { deck, show, controls } = bti, root = document.documentElement;
  const KEYS = {
    ArrowRight: 'neste', ArrowDown: 'neste', PageDown: 'neste', ' ': 'neste', Enter: 'neste', n: 'neste',
    ArrowLeft: 'forrige', ArrowUp: 'forrige', PageUp: 'forrige', Backspace: 'forrige', p: 'forrige', Home: 'forst', End: 'sist',
    b: 'svart', '.': 'svart', w: 'hvit', ',': 'hvit', f: 'full', F5: 'full', s: 'vindu', t: 'tid', g: 'liste', Escape: 'slutt'
  };
  const OF_A_FILM = [' ', 'Enter', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'm']; // the player's own keys

  /* The letter on the key, also where the keyboard writes another alphabet. */
  const letter = event => event.key.length !== 1 ? event.key : /^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key) ? event.code[3].toLowerCase() : event.key.toLowerCase();
  const within = (event, selector) => event.target.closest && event.target.closest(selector);

  /* What a key means, or '' when it is not ours. */
  bti.meaning = (event, letters) => {
    const key = letter(event);
    if (event.ctrlKey || event.altKey || event.metaKey || key.length === 1 && key !== ' ' && !letters) return '';
    if (within(event, 'input, select, textarea, [contenteditable], dialog')) return '';
    if (within(event, 'video') && OF_A_FILM.includes(key)) return '';
    if ((key === ' ' || key === 'Enter') && within(event, 'button, a[href], summary')) return '';
    return KEYS[key] || (/^\d$/.test(key) ? 'siffer' : '');
  };

  if (deck.presenting) return;
  addEventListener('keydown', event => {
    if (controls.isOpen()) return;
    if (!show.on) { // the quiet page: a clicker goes on
      if (show.quiet && ['PageDown', 'PageUp', 'F5'].includes(event.key)) { event.preventDefault(); bti.begin(show.at, show.frame); }
      return;
    }
    const act = bti.meaning(event, show.letters);
    if (event.key === 'Tab') controls.wake();
    if (!act) return;
    event.preventDefault();
    if (event.repeat) return; // a held key is one press
    if (act === 'siffer' || event.key === 'Enter') {
      const said = controls.digit(event.key, number => bti.acts.til(number));
      if (said) return controls.say(said.trim());
    }
    if (show.black && !['svart', 'hvit', 'slutt'].includes(act)) bti.acts[show.black]();
    bti.acts[act]();
  });

  const control = target => target.closest('a[href], button, input, label, select, video, summary, dialog, [contenteditable]');
  deck.element.addEventListener('click', event => {
    const button = event.target.closest('[data-gjor]');
    if (!button) return;
    if (event.detail) button.blur();
    bti.acts[button.dataset.gjor]();
  });
  let touch = null, start = null;
  document.addEventListener('pointerdown', event => { start = event; });
  document.addEventListener('click', event => {
    if (!show.on || control(event.target) || event.target.closest('#vis-linje')) return;
    if (start && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > 12) return; // text was dragged over, not clicked
    if (show.black) return bti.acts[show.black]();
    (event.clientX < innerWidth / 4 ? bti.acts.forrige : bti.acts.neste)();
  });
  document.addEventListener('touchstart', event => { touch = event.touches.length > 1 ? null : event.changedTouches[0]; }, { passive: true });
  document.addEventListener('touchend', event => {
    if (!show.on) return;
    controls.wake();
    if (!touch || control(event.target) || event.target.closest('#vis-linje')) return;
    const across = event.changedTouches[0].clientX - touch.clientX, along = event.changedTouches[0].clientY - touch.clientY;
    touch = null;
    if (Math.abs(across) < 50 || Math.abs(across) < Math.abs(along)) return;
    if (event.cancelable) event.preventDefault(); // a swipe is not also a click
    if (show.black) return bti.acts[show.black]();
    (across < 0 ? bti.acts.neste : bti.acts.forrige)();
  });
  root.addEventListener('dragstart', event => { if (show.on) event.preventDefault(); });
})();
