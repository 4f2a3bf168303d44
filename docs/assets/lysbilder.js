/* Show a slide page: full screen, keys and clicker, steps, timer; and, in a second window, the presenter view.
   The page is an article until somebody presses Start. The presenter view is the same page with ?presentator; the two
   windows talk by postMessage, so it works over http, under a sub-path, with a strict policy and from file://. */
(function () {
  'use strict';
  const root = document.documentElement, deck = document.getElementById('lysbilder');
  if (!deck) return;
  const $ = id => document.getElementById(id), words = JSON.parse(deck.dataset.ord);
  const all = [...deck.querySelectorAll('.lysbilde')], presenting = new URLSearchParams(location.search).has('presentator');
  const parts = [...$('deler').children].map(item => ({ id: item.dataset.id, title: item.textContent, full: +item.dataset.minutter, short: +item.dataset.kort }));
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const clock = time => new Date(time).toLocaleTimeString('nb-NO', { hour: '2-digit', minute: '2-digit' }).replace(':', '.');
  const mmss = ms => { const s = Math.max(0, Math.ceil(ms / 1000)); return Math.floor(s / 60) + ':' + String(s % 60).padStart(2, '0'); };

  let short = false, shown = all; // the slides that are in the chosen programme
  let n = 0, frame = 0, frames = 1, showing = false, black = false, started = 0;
  let other = null; // the other of the two windows

  const minutes = part => short ? part.short : part.full;
  const partOf = slide => parts.find(part => part.id === slide.dataset.del);
  const taskMinutes = slide => short ? Math.min(+slide.dataset.minutter, partOf(slide).short) : +slide.dataset.minutter;

  function programme(value) {
    short = value;
    shown = short ? all.filter(slide => partOf(slide).short) : all;
    all.filter(slide => slide.dataset.minutter).forEach(slide => { left[slide.id] = taskMinutes(slide) * 60000; });
  }

  /* --- one slide: make it fit, then steps or, when the text is long, pages ------------------------------------------- */
  const LIMITS = { task: [0.66, [0.74]], other: [0.74, [0.92, 0.87, 0.82]] }; // smallest size before the text is paged, and the sizes of the pages
  const FEW_WORDS = [1.3, 1.15], AIR = 0.8; // a slide of few words is set larger, as long as a fifth of it stays empty

  /* What can stand on a page of its own: paragraphs, and the points of lists. */
  function blocks(element) {
    return [...element.children].flatMap(child => child.matches('summary, .bare-les, [hidden]') ? [] : child.matches('.variant, ul, ol') ? blocks(child) : [child]);
  }

  function fit(slide) {
    const body = slide.querySelector('.tekst'), pieces = blocks(body), [smallest, sizes] = LIMITS[slide.dataset.minutter ? 'task' : 'other'];
    const tooMuch = () => body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1;
    const filled = () => (Math.max(...pieces.map(piece => piece.getBoundingClientRect().bottom)) - body.getBoundingClientRect().top) / body.clientHeight;
    let size;
    const set = to => { size = to; slide.style.setProperty('--storrelse', to); };
    const shrink = to => { while (tooMuch() && size > to) set(size - 0.03); };
    pieces.forEach(piece => piece.classList.remove('utenfor'));
    if (pieces.length && !slide.matches('.er-tittel, .er-case, .har-film') && !slide.querySelector('.qr svg')) for (const larger of FEW_WORDS) {
      set(larger);
      if (!tooMuch() && filled() <= AIR) return [pieces];
    }
    set(1);
    shrink(smallest);
    if (!tooMuch()) return [pieces];
    if (pieces.length < 2 || slide.querySelector('.steg')) { shrink(0.4); return [pieces]; }
    const only = page => pieces.forEach(piece => piece.classList.toggle('utenfor', !page.includes(piece)));
    const split = to => {
      set(to);
      const pages = [[]];
      pieces.forEach(piece => {
        const page = pages[pages.length - 1];
        only([...page, piece]);
        if (tooMuch() && page.length) pages.push([piece]); else page.push(piece);
      });
      return pages;
    };
    const tries = sizes.map(to => [to, split(to)]), fewest = Math.min(...tries.map(([, pages]) => pages.length));
    const [best, pages] = tries.find(([, some]) => some.length === fewest); // the largest size that needs no page more than the smallest does
    set(best);
    pages.forEach(page => { only(page); shrink(0.4); });
    return pages;
  }

  /* Draw frame k of a slide. Returns how many frames it has. */
  function paint(slide, k) {
    const steps = [...slide.querySelectorAll('.steg')].filter(step => !step.closest('[hidden]'));
    const pages = fit(slide), count = steps.length ? steps.length + 1 : pages.length, at = Math.min(k, count - 1);
    steps.forEach((step, i) => step.classList.toggle('ventende', i >= at));
    if (!steps.length) pages.forEach((page, i) => page.forEach(piece => piece.classList.toggle('utenfor', i !== at)));
    slide.querySelector('.blad').textContent = pages.length > 1 ? fill(words.blad, { nr: at + 1, antall: count }) : '';
    return count;
  }

  function unpaint(slide) {
    slide.classList.remove('aktiv');
    slide.inert = false;
    slide.style.removeProperty('--storrelse');
    slide.querySelectorAll('.utenfor, .ventende').forEach(element => element.classList.remove('utenfor', 'ventende'));
  }

  /* --- the show ------------------------------------------------------------------------------------------------------ */
  function draw(focus) {
    all.forEach(slide => { const here = slide === shown[n]; slide.classList.toggle('aktiv', here); slide.inert = !here; });
    frames = paint(shown[n], frame);
    frame = Math.min(frame, frames - 1);
    if (focus) { const title = shown[n].querySelector('h2'); title.tabIndex = -1; title.focus({ preventScroll: true }); }
    mark();
    drawTimer();
    tell();
  }

  /* Keep place, clock, programme and running timer in the address, so that a reload in the middle of a course goes on where it was. */
  function mark() {
    const told = new URLSearchParams(/=/.test(location.hash) ? location.hash.slice(1) : '');
    ['vis', 'fra', 'kort', 'ur'].forEach(name => told.delete(name));
    if (showing) {
      told.set('vis', n + 1);
      told.set('fra', started);
      if (short) told.set('kort', 1);
      if (running) told.set('ur', running.id + '.' + ends);
    }
    try { history.replaceState(null, '', location.pathname + location.search + (String(told) ? '#' + told : '')); } catch (error) { /* some browsers refuse it on file:// */ }
  }

  function go(to, k) {
    if (to < 0 || to >= shown.length) return;
    n = to;
    frame = k;
    draw(true);
  }

  function start(at) {
    if (window.bti && window.bti.case) window.bti.case.stopEditing();
    root.classList.add('vis');
    showing = true;
    if (!started) started = Date.now();
    n = Math.max(0, Math.min(at, shown.length - 1));
    frame = 0;
    draw(true);
    stayAwake();
  }

  /* The screen's own sleep is held off while the show is on. The browser lets go of it when the tab is hidden. */
  let awake = null;
  function stayAwake() {
    if (showing && navigator.wakeLock) navigator.wakeLock.request('screen').then(lock => { awake = lock; }).catch(() => {});
  }
  document.addEventListener('visibilitychange', () => { if (!document.hidden) stayAwake(); });

  function stop() {
    if (!showing) return;
    showing = black = false;
    root.classList.remove('vis', 'svart');
    all.forEach(unpaint);
    if (awake) awake.release();
    if (document.fullscreenElement) document.exitFullscreen();
    mark();
    shown[n].scrollIntoView();
    tell();
  }

  let leaving = false; // F leaves full screen and goes on; the browser's own Esc ends the show
  function fullscreen() {
    if (document.fullscreenElement) { leaving = true; return document.exitFullscreen(); }
    return root.requestFullscreen ? root.requestFullscreen().catch(() => {}) : null;
  }
  document.addEventListener('fullscreenchange', () => {
    if (!document.fullscreenElement && showing && !leaving) stop();
    leaving = false;
    if (showing) draw(false);
  });

  const acts = {
    neste() { if (!showing) start(n); else if (frame < frames - 1) { frame += 1; draw(false); } else go(n + 1, 0); },
    forrige() { if (!showing) start(n); else if (frame > 0) { frame -= 1; draw(false); } else go(n - 1, Infinity); },
    forst() { if (showing) go(0, 0); else start(0); },
    sist() { if (showing) go(shown.length - 1, 0); else start(shown.length - 1); },
    svart() { if (!showing) return; black = !black; root.classList.toggle('svart', black); tell(); },
    full: fullscreen,
    slutt: stop,
    vindu: openPresenter,
    tid() { toggleTimer(shown[n]); },
    mer() { moreTime(shown[n]); },
    nullstill() { started = Date.now(); mark(); tell(); }
  };
  const keys = {
    ArrowRight: 'neste', ArrowDown: 'neste', PageDown: 'neste', ' ': 'neste', Enter: 'neste', ArrowLeft: 'forrige', ArrowUp: 'forrige', PageUp: 'forrige', Backspace: 'forrige',
    Home: 'forst', End: 'sist', b: 'svart', '.': 'svart', f: 'full', F5: 'full', s: 'vindu', t: 'tid', Escape: 'slutt'
  };
  addEventListener('keydown', event => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key, act = keys[key];
    if (!act || !(showing || presenting) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest && event.target.closest('input, select, textarea, video, [contenteditable]')) return;
    if ((key === ' ' || key === 'Enter') && event.target.closest && event.target.closest('button, a, summary')) return;
    if ((key === 'ArrowUp' || key === 'ArrowDown') && event.target.id === 'p-notat') return; // long notes are scrolled by the keyboard too
    event.preventDefault();
    if (black && act !== 'svart' && act !== 'slutt' && !presenting) acts.svart();
    if (!presenting) acts[act]();
    else if (act !== 'vindu' && act !== 'full') send({ act });
  });

  const control = target => target.closest('a, button, input, label, select, video, summary, [contenteditable]');
  deck.addEventListener('click', event => {
    const button = event.target.closest('[data-gjor]');
    if (button) acts[button.dataset.gjor]();
    else if (showing && !control(event.target)) (event.clientX < innerWidth / 4 ? acts.forrige : acts.neste)();
  });
  let touch = null;
  deck.addEventListener('touchstart', event => { touch = event.changedTouches[0]; }, { passive: true });
  deck.addEventListener('touchend', event => {
    if (!showing || !touch || control(event.target)) return;
    const across = event.changedTouches[0].clientX - touch.clientX, along = event.changedTouches[0].clientY - touch.clientY;
    if (Math.abs(across) < 50 || Math.abs(across) < Math.abs(along)) return;
    event.preventDefault(); // a swipe is not also a click
    (across < 0 ? acts.neste : acts.forrige)();
  });
  addEventListener('resize', () => { if (showing) draw(false); });
  document.addEventListener('case', () => { if (showing) draw(false); else tell(); });

  /* --- the time of a task: counted by the clock, so that a sleeping tab does not lose any ------------------------------ */
  const left = {}; // slide id -> milliseconds left, when it stands still
  let running = null, ends = 0, sound = null;
  const remaining = slide => running === slide ? ends - Date.now() : left[slide.id];

  function toggleTimer(slide) {
    if (!slide.dataset.minutter) return;
    if (running === slide) rest();
    else {
      rest();
      if (left[slide.id] <= 0) left[slide.id] = taskMinutes(slide) * 60000;
      running = slide;
      ends = Date.now() + left[slide.id];
      sound = sound || (window.AudioContext ? new AudioContext() : null);
    }
    mark();
    drawTimer();
    tell();
  }

  function rest() {
    if (running) left[running.id] = Math.max(0, ends - Date.now());
    running = null;
  }

  function moreTime(slide) {
    if (!slide.dataset.minutter) return;
    if (running === slide) ends += 60000; else left[slide.id] = Math.max(0, left[slide.id]) + 60000;
    mark();
    drawTimer();
    tell();
  }

  function drawTimer() {
    all.filter(slide => slide.dataset.minutter).forEach(slide => {
      const dial = slide.querySelector('.ur'), rests = remaining(slide), over = rests <= 0;
      if (!dial) return;
      dial.classList.toggle('er-ute', over);
      dial.querySelector('.ur-tall').textContent = mmss(rests);
      dial.querySelector('.ur-tid').setAttribute('stroke-dasharray', Math.max(0, Math.min(100, rests / taskMinutes(slide) / 600)) + ' 100');
      const said = over ? words.tiden_er_ute : '', status = dial.querySelector('.ur-ute');
      if (status.textContent !== said) status.textContent = said;
      dial.querySelector('[data-gjor=tid]').textContent = running === slide ? words.pause : words.start;
    });
  }

  function tick() {
    if (!running) return;
    if (ends <= Date.now()) { left[running.id] = 0; running = null; mark(); chime(); tell(); }
    drawTimer();
  }

  /* Two soft tones. The words «Tiden er ute» on the slide say the same. */
  function chime() {
    if (!sound) return;
    [523, 659].forEach((pitch, i) => {
      const tone = sound.createOscillator(), volume = sound.createGain(), at = sound.currentTime + i * 0.45;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, at);
      volume.gain.exponentialRampToValueAtTime(0.15, at + 0.06);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 1.1);
      tone.connect(volume).connect(sound.destination);
      tone.start(at);
      tone.stop(at + 1.2);
    });
  }

  /* --- the other window ------------------------------------------------------------------------------------------------ */
  const ours = event => event.data && event.data.bti === location.pathname && (location.protocol === 'file:' ? event.origin === 'null' || event.origin === 'file://' : event.origin === location.origin);
  const target = location.protocol === 'file:' ? '*' : location.origin; // only this site may read what is sent, whatever the other window shows by now
  const send = data => { if (other && !other.closed) other.postMessage({ ...data, bti: location.pathname }, target); };

  function openPresenter() {
    other = window.open(location.href.replace(/[?#].*$/, '') + '?presentator', 'bti-presentator', 'popup,width=1180,height=820');
    if (other) return;
    $('beskjed').textContent = $('beskjed').dataset.stoppet;
    $('telefon').open = true;
  }

  function tell() {
    if (presenting || !other) return;
    const times = Object.fromEntries(all.filter(slide => slide.dataset.minutter).map(slide => [slide.id, remaining(slide)]));
    send({ state: { n, frame, showing, black, started, short, times, running: running && running.id, case: window.bti && window.bti.case ? window.bti.case.state() : null } });
  }

  all.filter(slide => slide.dataset.minutter).forEach(slide => {
    slide.querySelector('.flate').append($('ur-mal').content.cloneNode(true));
    slide.classList.add('har-ur');
  });
  if (location.protocol !== 'file:') document.querySelectorAll('.qr:not(:has(svg)) a').forEach(a => { // no code before the municipality has said where the site is: an address to type
    a.textContent = a.host + a.pathname;
    a.closest('.qr').hidden = false;
  });
  if (presenting) return presenter();

  addEventListener('message', event => {
    if (!ours(event)) return;
    other = event.source;
    if (Object.prototype.hasOwnProperty.call(acts, event.data.act)) acts[event.data.act]();
    tell();
  });
  deck.querySelectorAll('.egen-film').forEach(box => {
    box.hidden = !!box.parentElement.querySelector('video');
    box.querySelector('input').addEventListener('change', event => {
      if (!event.target.files[0]) return; // the choice was cancelled
      const film = box.parentElement.querySelector('video') || document.createElement('video');
      film.className = 'film';
      film.controls = true;
      film.src = URL.createObjectURL(event.target.files[0]);
      box.before(film);
      box.closest('.lysbilde').classList.add('har-film');
    });
  });
  $('start').hidden = false;
  $('start').addEventListener('click', event => {
    const how = event.target.closest('[data-start]');
    if (!how) return;
    $('beskjed').textContent = '';
    if (how.dataset.start === 'vindu') openPresenter(); else fullscreen();
    if (how.dataset.start !== 'vindu' || other) start(0);
  });
  if ($('program')) $('program').addEventListener('change', event => { programme(event.target.value === 'kort'); drawTimer(); });
  const told = new URLSearchParams(location.hash.slice(1)), since = Date.now() - told.get('fra');
  programme(told.has('vis') && told.has('kort'));
  if ($('program')) $('program').value = short ? 'kort' : '';
  if (told.has('vis')) {
    if (since >= 0 && since < 6 * 3600000) started = +told.get('fra'); // later than that it is another day's course
    const [id, until] = (told.get('ur') || '').split('.'), slide = all.find(one => one.id === id && one.dataset.minutter);
    if (slide && until > Date.now()) { running = slide; ends = +until; }
    start(told.get('vis') - 1 || 0);
  }
  drawTimer();
  setInterval(tick, 250);

  /* --- the presenter view ------------------------------------------------------------------------------------------------ */
  function presenter() {
    let state = null, heard = 0, drawn = '', big = 1.35;
    other = window.opener;
    root.classList.add('pres');
    $('presentator').hidden = false;
    addEventListener('message', event => {
      if (!ours(event) || event.source !== other || !event.data.state) return;
      state = event.data.state;
      heard = Date.now();
      programme(state.short);
      if (window.bti && window.bti.case && state.case) window.bti.case.use(state.case);
      view();
    });
    $('presentator').addEventListener('click', event => {
      const button = event.target.closest('[data-gjor]');
      if (!button) return;
      if (button.dataset.gjor !== 'full') return send({ act: button.dataset.gjor });
      if (!other) return;
      const message = { bti: location.pathname, act: 'full' }; // this click's right to full screen is handed over to the other window
      try { other.postMessage(message, { targetOrigin: target, delegate: 'fullscreen' }); } catch (error) { other.postMessage(message, target); }
    });
    const say = text => { if ($('p-beskjed').textContent !== text) $('p-beskjed').textContent = text; }; // what has not changed is not read aloud again
    const size = by => { big = Math.max(1, Math.min(2.6, big + by)); $('p-notat').style.fontSize = big + 'rem'; };
    $('p-storre').addEventListener('click', () => size(0.2));
    $('p-mindre').addEventListener('click', () => size(-0.2));
    addEventListener('resize', () => { drawn = ''; if (state) view(); });
    setInterval(() => { send({ hello: true }); clocks(); }, 500);
    send({ hello: true });

    function thumbnail(slide, k, box) {
      const copy = slide.cloneNode(true);
      copy.removeAttribute('id');
      copy.querySelectorAll('[id]').forEach(element => element.removeAttribute('id'));
      copy.querySelectorAll('.notat, video, input').forEach(element => element.remove());
      copy.inert = true;
      box.replaceChildren(copy);
      return paint(copy, k);
    }

    function view() {
      const slide = shown[state.n], seen = JSON.stringify([state.n, state.frame, state.case, state.short]);
      $('p-nr').textContent = fill(words.lysbilde, { nr: state.n + 1, antall: shown.length });
      say(!state.showing ? words.vent : state.black ? words.er_svart : '');
      document.querySelector('[data-gjor=svart]').setAttribute('aria-pressed', state.black);
      if (seen !== drawn) {
        drawn = seen;
        const count = thumbnail(slide, state.frame, $('p-naa')), next = state.frame < count - 1 ? [slide, state.frame + 1] : [shown[state.n + 1], 0];
        if (next[0]) thumbnail(next[0], next[1], $('p-neste')); else $('p-neste').textContent = words.siste;
        const notes = [...slide.querySelectorAll('.notat > :not(.notat-navn)')].map(piece => piece.cloneNode(true));
        $('p-notat').replaceChildren(...(notes.length ? notes : [words.ingen_notat]));
        $('p-notat').scrollTop = 0;
      }
      clocks();
    }

    function clocks() {
      $('p-klokke').textContent = clock(Date.now());
      if (Date.now() - heard > 3000) say(words.mistet);
      if (!state) return;
      const slide = shown[state.n], known = parts.filter(part => minutes(part)), at = known.findIndex(part => part.id === slide.dataset.del), part = known[at];
      const before = known.slice(0, at).reduce((sum, one) => sum + minutes(one), 0), end = before + minutes(part);
      const used = state.started ? (Date.now() - state.started) / 60000 : 0;
      $('p-brukt').textContent = mmss(used * 60000);
      $('p-del').textContent = fill(words.del, { nr: at + 1, antall: known.length, tittel: part.title });
      $('p-ferdig').textContent = fill(words.ferdig, { tid: clock((state.started || Date.now()) + end * 60000) }) + ' –';
      const late = used - end, early = before - used;
      $('p-rute').textContent = late > 0 ? fill(words.etter, { min: Math.ceil(late) }) : early >= 1 ? fill(words.foran, { min: Math.floor(early) }) : fill(words.i_rute, { tid: mmss((end - used) * 60000) });
      $('p-rute').classList.toggle('er-etter', late > 0);
      $('p-tid').hidden = !slide.dataset.minutter;
      if (!slide.dataset.minutter) return;
      const rests = state.times[slide.id] - (state.running === slide.id ? Date.now() - heard : 0);
      $('p-igjen').textContent = rests > 0 ? mmss(rests) : words.tiden_er_ute;
      $('p-tidsknapp').textContent = state.running === slide.id ? words.pause : words.start;
    }
  }
})();
