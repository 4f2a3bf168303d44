/* How the course goes against its plan: behind or ahead, when it ends, what can be shortened. Only the notes ask. */
(function () {
  'use strict';
  const bti = window.bti, words = bti.notatord; // in the file without a network this stands before the rest

  /* What can be shortened: the rest of this part, and the parts that come, each with the minutes it gives. */
  function cuts(part, left) {
    const { deck } = bti, known = deck.parts.filter(deck.minutes);
    if (!deck.parts.some(one => one.kort)) return [];
    return deck.parts.slice(part).map((one, i) => {
      const all = deck.minutes(one), from = i ? all : Math.ceil(left), to = i ? one.kort : Math.ceil(Math.max(0, one.kort - all + left));
      const text = i ? to ? words.kan_kortes : words.kan_utga : to ? words.kan_kortes_her : words.kan_avsluttes;
      return { gives: one.form === 'pause' ? 0 : from - to, text: bti.fill(text, { nr: known.indexOf(one) + 1, tittel: one.title, fra: from, til: to }) };
    }).filter(cut => cut.gives > 0);
  }

  /* How it goes, by what `bti.state` tells: the slide, when the course began (0: not yet), its turn, when it has to end. */
  bti.plan = ({ at, started, turn, must }) => {
    const { deck, clock } = bti, part = clock.place(at), here = deck.parts[part], all = deck.minutes(here), known = deck.parts.filter(deck.minutes);
    const before = clock.sum(deck.parts.slice(0, part)), later = clock.sum(deck.parts.slice(part + 1)), end = before + all;
    const used = clock.minutes(started), by = turn ? turn.by : 0, late = used - by - end, early = before + by - used;
    const left = Math.max(0, Math.min(all, -late)), finish = Date.now() + (later + left) * 60000;
    const over = must && clock.moment(must) ? Math.ceil((finish - clock.moment(must)) / 60000 - 0.5) : 0, can = cuts(part, left);
    return {
      used, late, finish, over, cuts: can.map(cut => cut.text),
      rest: over - can.reduce((total, cut) => total + cut.gives, 0),
      part: all ? bti.fill(words.del, { nr: known.indexOf(here) + 1, antall: known.length, tittel: here.title }) : bti.fill(words.utenfor, { tittel: here.title }),
      ready: bti.fill(words.ferdig, { tid: bti.clockTime((started || Date.now()) + (end + by) * 60000) }) + ' –',
      pace: late > 0 && (all || late >= 1) ? bti.fill(words.etter, { min: Math.ceil(late) }) : early >= 1 ? bti.fill(words.foran, { min: Math.floor(early) }) : all ? bti.fill(words.i_rute, { tid: bti.mmss(-late * 60000) }) : words.ga_videre
    };
  };
})();
