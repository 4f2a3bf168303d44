/* The notes: in a window of their own beside the show, or alone on a phone or a second machine (then the course goes on here). */
(function () {
  'use strict';
  const bti = window.bti = window.bti || {};

  bti.presenter = () => {
    const { deck, show, clock, $ } = bti, { slides } = deck, words = { ...deck.words, ...bti.notatord };
    let state = null, heard = 0, drawn = '', big = 1.35, wanted = 0, typed = 0;
    const root = document.documentElement, panel = $('presentator'), say = text => bti.write($('p-beskjed'), text);
    root.classList.add('pres');
    panel.hidden = false;

    const act = (name, value) => { if (show.alone) bti.acts[name](value); else bti.send({ act: name, value }); };

    function alone() {
      show.alone = true;
      root.classList.add('pres-alene');
      say('');
      show.paint = () => { drawn = ''; return picture(slides[show.at], show.frame, $('p-naa')); };
      bti.place.resume();
      bti.listen(() => { state = bti.state(); heard = Date.now(); view(); });
      clock.stand();
      show.redraw();
      show.stayAwake();
      panel.addEventListener('click', show.stayAwake); // some browsers want a press first
    }

    if (!window.opener) alone();
    else {
      bti.receive(data => {
        if (!data.state || show.alone) return;
        state = data.state;
        heard = Date.now();
        deck.choose(state.programme);
        if (bti.case && state.case) bti.case.use(state.case);
        view();
      });
      const opened = Date.now();
      setInterval(() => { if (!heard && !show.alone && Date.now() - opened > 4000) alone(); }, 1000); // opened by something that is no show
    }

    /* --- what is pressed --------------------------------------------------------------------------------------------- */
    addEventListener('keydown', event => {
      if (panel.querySelector('dialog[open]')) return;
      const name = bti.meaning(event, !state || state.letters);
      if (!name || (event.key === 'ArrowUp' || event.key === 'ArrowDown') && event.target.id === 'p-notat') return; // long notes are scrolled by the keyboard too
      event.preventDefault();
      if (event.repeat) return;
      if (name === 'siffer' || event.key === 'Enter') {
        const said = bti.controls.digit(event.key, number => act('til', number));
        if (said) { typed = said.trim() ? Date.now() : 0; return say(said.trim()); }
      }
      if (name === 'liste') list();
      else if (name === 'full') full();
      else if (name !== 'vindu') act(name);
    });
    panel.addEventListener('click', event => {
      const button = event.target.closest('[data-gjor]');
      if (!button) return;
      if (event.detail && button.blur) button.blur(); // space is the next slide again
      if (button.dataset.gjor === 'full') full();
      else if (button.dataset.gjor === 'liste') list();
      else act(button.dataset.gjor);
    });
    function full() { // this click's right to full screen is handed over to the other window, where the browser can
      wanted = state && !state.full ? Date.now() : 0;
      bti.send({ act: 'full' }, { delegate: 'fullscreen' });
    }
    function list() {
      if (!state) return;
      const dialog = $('p-liste');
      bti.controls.fill($('p-liste-innhold'), number => { dialog.close(); act('til', number); }, state);
      dialog.showModal();
      dialog.querySelector('[aria-current]').focus();
    }
    $('p-liste-lukk').addEventListener('click', () => $('p-liste').close());
    [['p-program', 'program'], ['p-ferdig-innen', 'ferdig'], ['p-utgave', 'utgave']].forEach(([id, name]) => {
      const field = $(id);
      if (field) field.addEventListener('change', () => act(name, field.value));
    });
    ['program', 'utgave'].forEach(name => { // the same choices as on the page
      if ($('p-' + name) && $(name)) $('p-' + name).append(...[...$(name).options].map(option => option.cloneNode(true)));
    });
    const size = by => { big = Math.max(1, Math.min(2.6, big + by)); $('p-notat').style.fontSize = big + 'rem'; };
    $('p-storre').addEventListener('click', event => { size(0.2); if (event.detail) event.target.blur(); });
    $('p-mindre').addEventListener('click', event => { size(-0.2); if (event.detail) event.target.blur(); });
    const again = () => { drawn = ''; if (state) view(); };
    addEventListener('resize', again);
    if (document.fonts) document.fonts.ready.then(again);
    setInterval(() => { bti.send({ hello: true }); clocks(); }, 500);
    bti.send({ hello: true });

    /* --- what is seen ------------------------------------------------------------------------------------------------ */
    function picture(slide, frame, box) {
      const copy = slide.cloneNode(true);
      copy.removeAttribute('id');
      copy.querySelectorAll('[id]').forEach(element => element.removeAttribute('id'));
      copy.querySelectorAll('.notat, video, input').forEach(element => element.remove());
      copy.querySelectorAll('a[href^="tel:"]').forEach(a => a.removeAttribute('href')); // as on the screen
      copy.inert = true;
      box.replaceChildren(copy);
      const count = bti.paint(copy, frame); // as large as on the board, so that it is paged as there; only then made small
      copy.style.transform = `scale(${box.clientWidth / 1280})`;
      return count;
    }

    function view() {
      const slide = slides[state.at], seen = JSON.stringify([state.at, state.frame, state.case, state.programme]);
      bti.write($('p-naa-navn'), show.alone || !state.on || state.black ? words.her : words.paa_skjermen);
      bti.write($('p-nr'), bti.fill(words.lysbilde, { nr: state.at + 1, antall: slides.length }));
      if (Date.now() - Math.max(wanted, typed) > 4000) say( // a number on its way stands as long as it is remembered
        show.alone ? '' : !state.on ? bti.fill(state.quiet ? words.rolig : words.vent, { nr: state.at + 1 }) : state.black ? words['er_' + state.black] : '');
      if (wanted && state.full) { wanted = 0; say(''); }
      panel.querySelector('[data-gjor=svart]').setAttribute('aria-pressed', state.black !== '');
      panel.querySelector('[data-gjor=angre]').hidden = state.before === null;
      panel.querySelector('[data-gjor=nullstill]').hidden = state.before !== null;
      if ($('p-program')) $('p-program').value = state.programme;
      if ($('p-utgave') && state.case) $('p-utgave').value = $('utgave').value;
      if (document.activeElement !== $('p-ferdig-innen')) $('p-ferdig-innen').value = state.must;
      if (seen !== drawn) {
        drawn = seen;
        picture(slide, state.frame, $('p-naa'));
        const to = deck.beside(state.at, 1), next = state.frame < state.frames - 1 ? [slide, state.frame + 1] : [slides[to], 0];
        if (next[0]) picture(next[0], next[1], $('p-neste')); else $('p-neste').textContent = words.siste;
        bti.write($('p-neste-tittel'), next[0] ? next[0].querySelector('h2').textContent : words.siste);
        const notes = [...slide.querySelectorAll('.notat')].filter(deck.has).flatMap(note => [...note.querySelectorAll(':scope > :not(.notat-navn)')]).map(piece => piece.cloneNode(true));
        $('p-notat').replaceChildren(...(notes.length ? notes : [words.ingen_notat]));
        $('p-notat').scrollTop = 0;
        if (show.alone && $('p-notat').scrollHeight <= $('p-notat').clientHeight + 1) scrollTo(0, 0); // a phone: the page is what scrolls
      }
      clocks();
    }

    function clocks() {
      bti.write($('p-klokke'), bti.clockTime(Date.now()));
      if (!show.alone && Date.now() - heard > 3000) say(words.mistet);
      if (wanted && Date.now() - wanted > 900 && state && !state.full) say(words.trykk_f);
      if (!state) return;
      const slide = slides[state.at], plan = bti.plan(state);
      bti.write($('p-brukt'), bti.mmss(plan.used * 60000));
      bti.write($('p-del'), plan.part);
      bti.write($('p-ferdig'), plan.ready);
      bti.write($('p-rute'), state.started ? plan.pace : words.ikke_startet);
      $('p-rute').classList.toggle('er-etter', plan.late > 0 && state.started > 0);
      bti.write($('p-slutt'), bti.clockTime(plan.finish));
      $('p-kort').hidden = plan.over < 1;
      if (plan.over >= 1) {
        bti.write($('p-kort-tekst'), bti.fill(!plan.cuts.length ? words.for_mye_alt : plan.rest > 0 ? words.for_lite : words.for_mye, { min: plan.over, tid: bti.clockTime(clock.moment(state.must)), rest: plan.rest }));
        const text = plan.cuts.join('\n');
        if ($('p-kort-liste').dataset.tekst !== text) {
          $('p-kort-liste').dataset.tekst = text;
          $('p-kort-liste').replaceChildren(...plan.cuts.map(cut => { const point = document.createElement('li'); point.textContent = cut; return point; }));
        }
      }
      $('p-tid').hidden = !slide.dataset.minutter;
      if (!slide.dataset.minutter) return;
      const rests = state.times[slide.id] - (state.running === slide.id ? Date.now() - heard : 0);
      bti.write($('p-igjen'), rests > 0 ? bti.mmss(rests) : words.tiden_er_ute);
      bti.write($('p-tidsknapp'), state.running === slide.id ? words.pause : words.start);
    }
  };
})();
