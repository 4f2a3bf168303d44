/* The two windows: the show opens the notes in a window of its own and tells it everything; the notes send back what to do.
   By postMessage, so it works over http, under a sub-path, with a strict policy and from file://. */
(function () {
  'use strict';
  const bti = window.bti, { deck, show, timer, clock, $ } = bti;
  let other = deck.presenting ? window.opener : null;
  const isFile = location.protocol === 'file:', target = isFile ? '*' : location.origin; // only this site may read what is sent, whatever the other window shows by now
  const ours = event => event.data && event.data.bti === location.pathname && (isFile ? event.origin === 'null' || event.origin === 'file://' : event.origin === location.origin);

  bti.send = (data, options) => {
    if (!other || other.closed) return;
    const message = { ...data, bti: location.pathname };
    try { other.postMessage(message, { targetOrigin: target, ...options }); } catch (error) { other.postMessage(message, target); } // a browser that cannot hand on the right to full screen
  };
  bti.hasOther = () => !!other && !other.closed;
  bti.receive = listener => addEventListener('message', event => {
    if (!ours(event) || deck.presenting && event.source !== other) return;
    other = event.source;
    listener(event.data);
  });

  /* All that the notes need to know. */
  bti.state = () => ({
    at: show.at, frame: show.frame, frames: show.frames, on: show.on, quiet: show.quiet, black: show.black, letters: show.letters, full: !!document.fullscreenElement,
    programme: deck.programme, started: clock.started, before: clock.before, turn: clock.turn, must: clock.must, times: timer.times(), running: timer.running() && timer.running().id,
    case: bti.case ? bti.case.state() : null
  });

  bti.openPresenter = () => {
    show.goesOn(); // Firefox leaves full screen when a window opens; the show does not
    other = window.open(location.href.replace(/[?#].*$/, '') + '?presentator', 'bti-presentator', 'popup,width=1180,height=820') || other;
    if (bti.hasOther()) return true;
    bti.write($('beskjed'), $('beskjed').dataset.stoppet);
    bti.controls.say($('beskjed').dataset.stoppet);
    $('telefon').open = true;
    return false;
  };

  if (deck.presenting) return;
  const tell = () => { if (other) bti.send({ state: bti.state() }); };
  bti.listen(tell);
  bti.receive(data => {
    if (Object.prototype.hasOwnProperty.call(bti.acts, data.act)) {
      if (show.black && ['neste', 'forrige', 'til', 'forst', 'sist'].includes(data.act)) bti.acts[show.black]();
      bti.acts[data.act](data.value);
    }
    tell();
  });
})();
