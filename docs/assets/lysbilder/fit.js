/* One slide: make it fit the screen, then steps or, when the text is long, pages. */
(function () {
  'use strict';
  const bti = window.bti;
  const LIMITS = { task: [0.76, [0.78]], other: [0.74, [0.92, 0.87, 0.82]] }; // smallest size before the text is paged, and the sizes of the pages
  const FEW_WORDS = [1.3, 1.15], AIR = 0.8; // a slide of few words is set larger, as long as a fifth of it stays empty

  /* What can stand on a page of its own: paragraphs, and the points of lists. */
  function blocks(element) {
    return [...element.children].flatMap(child => child.matches('summary, .bare-les, [hidden]') || !bti.deck.has(child) ? [] : child.matches('.stemme, .side') ? [child] : child.matches('.variant, ul, ol, [data-i]:not(li)') ? blocks(child) : [child]);
  }

  function fit(slide, k) {
    const body = slide.querySelector('.tekst'), pieces = blocks(body), [smallest, sizes] = LIMITS[slide.dataset.minutter ? 'task' : 'other'];
    const tooMuch = () => body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1;
    const filled = () => (Math.max(...pieces.map(piece => piece.getBoundingClientRect().bottom)) - body.getBoundingClientRect().top) / body.clientHeight;
    const only = page => pieces.forEach(piece => piece.classList.toggle('utenfor', !page.includes(piece)));
    let size;
    if (slide.matches('.er-tett')) slide.classList.remove('ur-oppe', 'er-tett');
    const set = to => { size = to; slide.style.setProperty('--storrelse', to); };
    const shrink = to => { while (tooMuch() && size > to) set(Math.max(to, size - 0.03)); };
    pieces.forEach(piece => piece.classList.remove('utenfor'));
    if (slide.matches('.er-stemme')) { // one voice at a time
      const pages = pieces.map(piece => [piece]), here = pages[Math.min(k, pages.length - 1)];
      only(here);
      set(1);
      shrink(0.62);
      return pages;
    }
    if (slide.matches('.er-fast')) { set(1); shrink(slide.querySelector('.referat') ? 0.91 : 0.8); return [pieces]; }
    if (pieces.length && !slide.matches('.er-tittel, .er-case, .har-film') && !slide.querySelector('.qr svg')) for (const larger of FEW_WORDS) {
      set(larger);
      if (!tooMuch() && filled() <= AIR) return [pieces];
    }
    set(1);
    shrink(smallest);
    if (tooMuch() && slide.dataset.oppgave && !slide.matches('.ur-oppe')) { // a task is seen whole: its clock makes room
      slide.classList.add('ur-oppe', 'er-tett');
      set(1);
      shrink(smallest);
    }
    if (!tooMuch()) return [pieces];
    if (pieces.length < 2 || slide.querySelector('.steg')) { shrink(0.4); return [pieces]; }
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

  bti.steps = slide => [...slide.querySelectorAll('.steg')].filter(step => !step.closest('[hidden]') && bti.deck.has(step));

  /* Draw frame k of a slide. Returns how many frames it has. */
  function paint(slide, k) {
    const steps = bti.steps(slide);
    const pages = fit(slide, k), count = steps.length ? steps.length + 1 : pages.length, at = Math.min(k, count - 1);
    steps.forEach((step, i) => step.classList.toggle('ventende', i >= at));
    if (!steps.length) pages.forEach((page, i) => page.forEach(piece => piece.classList.toggle('utenfor', i !== at)));
    slide.querySelector('.blad').textContent = pages.length > 1 ? bti.fill(bti.deck.words.blad, { nr: at + 1, antall: count }) : '';
    return count;
  }

  function unpaint(slide) {
    slide.classList.remove('aktiv');
    slide.inert = false;
    slide.style.removeProperty('--storrelse');
    if (slide.matches('.er-tett')) slide.classList.remove('ur-oppe', 'er-tett');
    slide.querySelectorAll('.utenfor, .ventende').forEach(element => element.classList.remove('utenfor', 'ventende'));
  }

  bti.paint = paint;
  bti.unpaint = unpaint;
})();
