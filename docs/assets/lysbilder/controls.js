/* The quiet row of buttons in the show, the list of slides, and the number that is being typed. */
(function () {
  'use strict';
  const bti = window.bti, { deck, show, clock, $ } = bti, words = deck.words, root = document.documentElement;
  const bar = $('vis-linje'), said = $('vis-sagt'), dialog = $('vis-liste');
  let hide = 0, digits = '', forget = 0;

  if (!root.requestFullscreen) root.classList.add('uten-full'); // iPhone: the buttons are always there

  /* Seen at a touch, at a movement of the mouse and when Tab reaches them; gone again when nobody is there. */
  function wake() {
    root.classList.add('styring');
    clearTimeout(hide);
    hide = setTimeout(() => { root.classList.remove('styring'); bti.write(said, ''); }, 5000);
  }

  function list() {
    if (dialog.open) return;
    fill($('vis-liste-innhold'), number => { dialog.close(); bti.acts.til(number); }, { at: show.at, started: clock.started, turn: clock.turn });
    dialog.showModal();
    dialog.querySelector('[aria-current]').focus();
  }

  /* The parts with their times, and a button for every slide. */
  function fill(place, choose, state) {
    place.replaceChildren(...deck.parts.flatMap(part => {
      const slides = deck.slides.filter(slide => slide.dataset.del === part.id);
      const title = document.createElement('h3'), time = document.createElement('span'), points = document.createElement('ul');
      time.textContent = deck.minutes(part) ? clock.begins(part, state.started, state.turn) : words.utgar;
      title.append(time, part.title);
      points.append(...slides.map(slide => {
        const point = document.createElement('li'), button = document.createElement('button'), nr = document.createElement('b'), number = deck.slides.indexOf(slide) + 1;
        button.type = 'button';
        nr.textContent = number;
        button.append(nr, slide.querySelector('h2').textContent);
        if (number - 1 === state.at) button.setAttribute('aria-current', 'true');
        button.addEventListener('click', () => choose(number));
        point.append(button);
        return point;
      }));
      points.classList.toggle('utgar', !deck.minutes(part));
      return [title, points];
    }));
  }

  const controls = bti.controls = {
    wake, list, fill,
    isOpen: () => dialog.open,
    close() { if (!dialog.open) return false; dialog.close(); return true; },
    say(text) { if (!show.on) return; wake(); bti.write(said, text); },
    /* Digits and Enter go to the slide with that number. Says whether the key was part of it. */
    digit(key, go) {
      clearTimeout(forget);
      if (/^\d$/.test(key)) {
        digits = (digits + key).slice(-3);
        forget = setTimeout(() => { digits = ''; }, 4000);
        return bti.fill(words.ga_til, { nr: digits });
      }
      const number = digits;
      digits = '';
      if (key !== 'Enter' || !number) return '';
      go(+number);
      return ' ';
    }
  };
  $('vis-lukk').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
  bar.addEventListener('click', event => {
    const button = event.target.closest('[data-gjor]');
    if (!button) return;
    if (event.detail) button.blur(); // a click with the mouse or a finger: space is the next slide again
    bti.acts[button.dataset.gjor]();
    if (show.on) wake();
  });
  bar.addEventListener('focusin', wake);
  let from = null;
  addEventListener('mousemove', event => {
    if (!show.on) return;
    from = from || event;
    if (Math.abs(event.clientX - from.clientX) + Math.abs(event.clientY - from.clientY) < 8) return; // a shaken table
    from = null;
    wake();
  });
  controls.from = () => { from = null; };
})();
