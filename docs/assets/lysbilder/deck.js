/* What a slide page is: its slides, the parts of the programme, its words. The other scripts of the show ask here. */
(function () {
  'use strict';
  const bti = window.bti = window.bti || {}, $ = id => document.getElementById(id), element = $('lysbilder');
  const slides = [...element.querySelectorAll('.lysbilde')], listeners = [];
  const parts = [...$('deler').children].map(item => ({ id: item.dataset.id, form: item.dataset.form, title: item.textContent, full: +item.dataset.minutter, short: +item.dataset.kort }));
  const deck = bti.deck = {
    element, slides, parts,
    words: JSON.parse(element.dataset.ord),
    presenting: new URLSearchParams(location.search).has('presentator'), // this is the window with the notes
    short: false, // which programme
    minutes: part => deck.short ? part.short : part.full,
    partOf: slide => parts.find(part => part.id === slide.dataset.del),
    taskMinutes: slide => deck.short ? Math.min(+slide.dataset.minutter, deck.partOf(slide).short || Infinity) : +slide.dataset.minutter,
    timed: slides.filter(slide => slide.dataset.minutter),
    isIn: slide => !deck.short || deck.partOf(slide).short > 0,
    /* The place of the next slide of the programme in a direction; -1 when there is none. Slides are told by their place on the page. */
    beside(at, by) {
      let to = at + by;
      while (slides[to] && !deck.isIn(slides[to])) to += by;
      return slides[to] ? to : -1;
    }
  };
  bti.$ = $;
  bti.fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  bti.clockTime = time => new Date(time).toLocaleTimeString('nb-NO', { hour: '2-digit', minute: '2-digit' }).replace(':', '.');
  bti.mmss = ms => { const s = Math.max(0, Math.ceil(ms / 1000)); return Math.floor(s / 60) + ':' + String(s % 60).padStart(2, '0'); };
  bti.write = (place, text) => { if (place.textContent !== text) place.textContent = text; }; // what has not changed is not read aloud again
  bti.listen = listener => listeners.push(listener);
  bti.changed = () => listeners.forEach(listener => listener());
})();
