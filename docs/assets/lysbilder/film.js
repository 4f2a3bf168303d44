/* Film: the leader's own, from this machine; and no sound from a slide that is not on the screen. */
(function () {
  'use strict';
  const { deck } = window.bti;
  window.bti.film = { pause: () => deck.element.querySelectorAll('video').forEach(film => film.pause()) };
  deck.element.querySelectorAll('.egen-film').forEach(box => {
    box.hidden = !!box.parentElement.querySelector('video');
    if (box.hidden) box.closest('.lysbilde').classList.add('har-film');
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
})();
