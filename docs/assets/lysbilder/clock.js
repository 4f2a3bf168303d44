/* The course by the clock: when it began, which programme it follows, and from where. How it goes is worked out in plan.js. */
(function () {
  'use strict';
  const bti = window.bti, { deck } = bti;
  const STANDING = 60000; // so long on the title slide is waiting for people, not leafing through
  /* before: what «Start klokka på nytt» can undo; must: «15.00», when it has to end; entered: when the part that stands there began;
     turn: where another programme was chosen in the middle, and the minutes that were used by then and are not in its plan */
  const clock = bti.clock = { started: 0, before: null, must: '', entered: 0, turn: null };
  let waiting = 0, undone = null; // since when the title slide stands there; the turn that an undone restart takes up again
  const place = clock.place = at => deck.parts.indexOf(deck.partOf(deck.slides[at]));
  const sum = clock.sum = parts => parts.reduce((total, part) => total + deck.minutes(part), 0);
  const minutes = clock.minutes = since => since ? (Date.now() - since) / 60000 : 0;

  /* The course begins when the title slide is left: people come while it stands there, and what was tried before does not count.
     One that begins in the middle has the plan of what is left. */
  clock.moved = (from, to) => {
    const part = place(to), begun = clock.started;
    if (to === 0) clock.stand();
    else if (!begun) begin();
    else if (from === 0 && Date.now() - waiting > STANDING) clock.restart();
    if (clock.started !== begun) middle(part);
    if (place(from) !== part) clock.entered = Date.now();
  };
  const begin = () => { clock.started = clock.entered = Date.now(); clock.turn = null; };
  const middle = part => { clock.turn = part ? { part, by: -sum(deck.parts.slice(0, part)) } : null; };
  const leave = before => { clock.before = before; undone = clock.turn; };
  clock.stand = () => { waiting = Date.now(); };
  clock.fresh = () => { leave(clock.started || null); clock.started = 0; clock.turn = null; clock.stand(); };
  clock.restart = (at = 0) => { leave(clock.started); begin(); middle(place(at)); };
  clock.undo = () => { if (clock.before !== null) { clock.started = clock.before; clock.turn = undone; clock.before = null; } };

  /* Choose a programme. In the middle of the course its plan goes on from where we are, and the parts it never had are not counted. */
  clock.choose = (programme, at) => {
    const from = deck.programme, was = clock.turn, part = place(at);
    deck.choose(programme);
    if (!clock.started || from === deck.programme) return;
    if (was && was.from === deck.programme && was.part === part) { clock.turn = was.was; return; } // back again: as it was
    clock.before = undone = null; // what «Angre» would take up again was of the other programme
    const by = minutes(clock.started) - sum(deck.parts.slice(0, part)) - Math.min(minutes(clock.entered), deck.minutes(deck.parts[part]));
    clock.turn = { part, by, from, was: was && { part: was.part, by: was.by } };
  };

  /* Milliseconds of «15.00», «15:00» or «1500» today, or tomorrow when that is long gone. */
  clock.moment = text => {
    const [, hours, minutes] = /^(\d{1,2})[.:]?(\d\d)$/.exec(text) || [];
    if (hours === undefined || hours > 23 || minutes > 59) return 0;
    const time = new Date();
    time.setHours(hours, minutes, 0, 0);
    return Date.now() - time > 12 * 3600000 ? +time + 24 * 3600000 : +time;
  };

  /* When each part begins: by the clock once the course has begun, otherwise minutes from the start. */
  clock.begins = (part, started, turn) => {
    const index = deck.parts.indexOf(part), from = sum(deck.parts.slice(0, index));
    if (started && turn && index < turn.part) return '–'; // before the course began here, or in another programme
    return started ? bti.clockTime(started + (from + (turn && index >= turn.part ? turn.by : 0)) * 60000) : Math.floor(from / 60) + '.' + String(from % 60).padStart(2, '0');
  };
})();
