/* The time of a task: counted by the clock, so that a sleeping tab does not lose any. */
(function () {
  'use strict';
  const bti = window.bti, { deck, $ } = bti, words = deck.words;
  const left = {}; // slide id -> milliseconds left, when it stands still
  let running = null, ends = 0, sound = null;
  const remaining = slide => running === slide ? ends - Date.now() : left[slide.id];
  const whole = slide => deck.taskMinutes(slide) * 60000;

  function rest() {
    if (running) left[running.id] = Math.max(0, ends - Date.now());
    running = null;
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

  const timer = bti.timer = {
    running: () => running,
    ends: () => ends,
    times: () => Object.fromEntries(deck.timed.map(slide => [slide.id, remaining(slide)])),
    toggle(slide) {
      if (!slide.dataset.minutter) return;
      const pause = running === slide;
      rest();
      if (!pause) {
        if (left[slide.id] <= 0) left[slide.id] = whole(slide);
        running = slide;
        ends = Date.now() + left[slide.id];
        sound = sound || (window.AudioContext ? new AudioContext() : null);
      }
      timer.draw();
      bti.changed();
    },
    more(slide) {
      if (!slide.dataset.minutter) return;
      if (running === slide) ends += 60000; else left[slide.id] = Math.max(0, left[slide.id]) + 60000;
      timer.draw();
      bti.changed();
    },
    /* Another programme has other minutes; a clock that has been used goes on. */
    reset(before) { deck.timed.forEach(slide => { if (!before || left[slide.id] === before[slide.id]) left[slide.id] = whole(slide); }); },
    clear() { running = null; timer.reset(); },
    untouched: () => Object.fromEntries(deck.timed.map(slide => [slide.id, whole(slide)])),
    resume(kept) {
      if (!kept) return;
      deck.timed.forEach(slide => { if (kept.times && kept.times[slide.id] >= 0) left[slide.id] = kept.times[slide.id]; });
      const slide = deck.timed.find(one => one.id === kept.running);
      if (!slide) return;
      left[slide.id] = Math.max(0, kept.ends - Date.now());
      if (left[slide.id]) { running = slide; ends = kept.ends; }
    },
    draw() {
      deck.timed.forEach(slide => {
        const dial = slide.querySelector('.ur'), rests = remaining(slide), over = rests <= 0;
        if (!dial) return;
        dial.classList.toggle('er-ute', over);
        dial.querySelector('.ur-tall').textContent = bti.mmss(rests);
        dial.querySelector('.ur-tid').setAttribute('stroke-dasharray', Math.max(0, Math.min(100, rests / whole(slide) * 100)) + ' 100');
        bti.write(dial.querySelector('.ur-ute'), over ? words.tiden_er_ute : '');
        dial.querySelector('[data-gjor=tid]').textContent = running === slide ? words.pause : words.start;
      });
    },
    tick() {
      if (!running) return;
      if (ends <= Date.now()) { left[running.id] = 0; running = null; chime(); bti.changed(); }
      timer.draw();
    }
  };
  timer.reset();
  deck.timed.forEach(slide => {
    slide.querySelector('.flate').append($('ur-mal').content.cloneNode(true));
    slide.classList.add('har-ur');
  });
})();
