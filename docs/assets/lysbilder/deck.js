/* What a slide page is: its slides, the parts of the programme, its words. The other scripts of the show ask here. */
(function () {
  'use strict';
  const bti = window.bti = window.bti || {}, $ = id => document.getElementById(id), element = $('lysbilder');
  const slides = [...element.querySelectorAll('.lysbilde')], listeners = [];
  const parts = [...$('deler').children].map(item => ({ id: item.dataset.id, form: item.dataset.form, title: item.textContent, hele: +item.dataset.minutter, timen: +item.dataset.timen, kort: +item.dataset.kort }));
  const deck = bti.deck = {
    element, slides, parts,
    words: JSON.parse(element.dataset.ord),
    presenting: new URLSearchParams(location.search).has('presentator'), // this is the window with the notes
    programme: '', // which one: the whole course, an hour, or twenty minutes
    choose(name) { deck.programme = ['timen', 'kort'].includes(name) ? name : 'hele'; document.documentElement.dataset.program = deck.programme; },
    has: element => !element.dataset.i || element.dataset.i.split(' ').includes(deck.programme), // whether the programme does
    minutes: part => part[deck.programme],
    partOf: slide => parts.find(part => part.id === slide.dataset.del),
    taskMinutes: slide => +(slide.dataset[deck.programme] || slide.dataset.minutter),
    timed: slides.filter(slide => slide.dataset.minutter),
    isIn: slide => deck.has(slide),
    /* The place of the next slide of the programme in a direction; -1 when there is none. Slides are told by their place on the page. */
    beside(at, by) {
      let to = at + by;
      while (slides[to] && !deck.isIn(slides[to])) to += by;
      return slides[to] ? to : -1;
    }
  };
  deck.choose('hele');
  bti.$ = $;
  bti.fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const two = number => String(number).padStart(2, '0');
  bti.clockTime = time => { const at = new Date(time); return `${two(at.getHours())}.${two(at.getMinutes())}`; }; // not every browser knows nynorsk
  bti.mmss = ms => { const s = Math.max(0, Math.ceil(ms / 1000)); return Math.floor(s / 60) + ':' + String(s % 60).padStart(2, '0'); };
  bti.write = (place, text) => { if (place.textContent !== text) place.textContent = text; }; // what has not changed is not read aloud again
  bti.listen = listener => listeners.push(listener);
  bti.changed = () => listeners.forEach(listener => listener());
})();
