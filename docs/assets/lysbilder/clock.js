/* The course by the clock: when it began, how it goes against the plan, when it ends, what can be shortened. */
(function () {
  'use strict';
  const bti = window.bti, { deck } = bti, words = deck.words;
  const STANDING = 60000; // so long on the title slide is waiting for people, not leafing through
  const clock = bti.clock = { started: 0, before: null, must: '' }; // before: what «Start klokka på nytt» can undo; must: «15.00», when it has to end
  let waiting = 0; // since when the title slide stands there

  /* The course begins when the title slide is left: people come while it stands there, and what was tried before does not count. */
  clock.moved = (from, to) => {
    if (to === 0) clock.stand();
    else if (!clock.started) clock.started = Date.now();
    else if (from === 0 && Date.now() - waiting > STANDING) clock.restart();
  };
  clock.stand = () => { waiting = Date.now(); };
  clock.fresh = () => { clock.before = clock.started || null; clock.started = 0; clock.stand(); };
  clock.restart = () => { clock.before = clock.started; clock.started = Date.now(); };
  clock.undo = () => { if (clock.before !== null) { clock.started = clock.before; clock.before = null; } };

  /* Milliseconds of «15.00», «15:00» or «1500» today, or tomorrow when that is long gone. */
  function moment(text) {
    const [, hours, minutes] = /^(\d{1,2})[.:]?(\d\d)$/.exec(text) || [];
    if (hours === undefined || hours > 23 || minutes > 59) return 0;
    const time = new Date();
    time.setHours(hours, minutes, 0, 0);
    return Date.now() - time > 12 * 3600000 ? +time + 24 * 3600000 : +time;
  }
  clock.reads = text => moment(text) > 0;

  /* How it goes: `at` is the place of the slide, `started` when the course began (0: not yet). */
  clock.plan = (at, started, must) => {
    const here = deck.partOf(deck.slides[at]), place = deck.parts.indexOf(here), known = deck.parts.filter(part => deck.minutes(part));
    const sum = parts => parts.reduce((total, part) => total + deck.minutes(part), 0);
    const before = sum(deck.parts.slice(0, place)), later = sum(deck.parts.slice(place + 1)), end = before + deck.minutes(here);
    const now = Date.now(), used = started ? (now - started) / 60000 : 0, late = used - end, early = before - used;
    const finish = now + (later + Math.max(0, Math.min(deck.minutes(here), end - used))) * 60000;
    const over = must && moment(must) ? Math.ceil((finish - moment(must)) / 60000 - 0.5) : 0;
    return {
      used, late, finish, over,
      part: known.includes(here) ? bti.fill(words.del, { nr: known.indexOf(here) + 1, antall: known.length, tittel: here.title }) : bti.fill(words.utenfor, { tittel: here.title }),
      ready: bti.fill(words.ferdig, { tid: bti.clockTime((started || now) + end * 60000) }) + ' –',
      pace: late > 0 ? bti.fill(words.etter, { min: Math.ceil(late) }) : early >= 1 ? bti.fill(words.foran, { min: Math.floor(early) }) : bti.fill(words.i_rute, { tid: bti.mmss((end - used) * 60000) }),
      cuts: deck.programme !== 'hele' ? [] : deck.parts.slice(place + 1).filter(part => part.hele > part.kort && part.form !== 'pause' && deck.parts.some(one => one.kort))
        .map(part => bti.fill(part.kort ? words.kan_kortes : words.kan_utga, { nr: deck.parts.indexOf(part) + 1, tittel: part.title, fra: part.hele, til: part.kort }))
    };
  };

  /* When each part begins: by the clock once the course has begun, otherwise minutes from the start. */
  clock.begins = (part, started) => {
    const minutes = deck.parts.slice(0, deck.parts.indexOf(part)).reduce((total, one) => total + deck.minutes(one), 0);
    return started ? bti.clockTime(started + minutes * 60000) : Math.floor(minutes / 60) + '.' + String(minutes % 60).padStart(2, '0');
  };
})();
