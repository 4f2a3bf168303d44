/* «Tilpass casen»: choose, edit, restore, share, remember. What is changed is kept in the tab's history entry, the version in the
   address too; it is stored only after «Husk på denne maskinen», and stands in an address only when a link is made. */
(function () {
  'use strict';
  const bti = window.bti, kase = bti.case, share = bti.share, $ = id => document.getElementById(id);
  if (!kase) return;
  const { panel, texts, names, choice } = kase, words = JSON.parse(panel.dataset.ord), edit = $('endre'), link = $('lenke'), LONG = 2000;
  const presenting = new URLSearchParams(location.search).has('presentator');
  let unsaved = false, following = false, sent = false, forgotten = false; // sent: the link that the page was opened by changes the text

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* Seen above the fold, and read aloud also when it was there from the first moment. */
  function say(text) {
    const box = $('case-beskjed');
    box.textContent = text;
    if (text) setTimeout(() => { if (box.textContent === text) box.replaceChildren(text); }, 1000);
  }

  function tellSent() {
    $('case-delt').hidden = !(sent && kase.changed());
    if ($('case-delt').hidden) return;
    const { navn, tekst } = kase.state(), own = Object.entries(navn).map(([from, to]) => fill(words.delt_navn, { fra: from, til: to }));
    if (Object.keys(tekst).length) own.push(fill(words.delt_tekst, { antall: Object.keys(tekst).length }));
    $('case-delt-hva').textContent = own.join(' ');
  }

  function keep() {
    if (presenting && window.opener || forgotten) return;
    const { utgave } = kase.state();
    bti.entry.keep('case', { state: kase.state(), sent }, { utgave: utgave || null, ...(sent ? {} : { tekst: null }) });
    if (!presenting) share.carry();
  }

  function change(state) {
    sent = forgotten = false;
    kase.use(state);
    unsaved = kase.changed();
    if (share.stored() && share.store()) unsaved = false;
    $('lenkefelt').hidden = true;
    tellSent();
    keep();
  }
  kase.change = change;

  function editing(on) {
    edit.setAttribute('aria-pressed', on);
    edit.textContent = on ? words.ferdig : words.endre;
    texts.forEach((element, number) => {
      if (!on) return ['contenteditable', 'role', 'aria-multiline', 'aria-label'].forEach(name => element.removeAttribute(name));
      element.setAttribute('contenteditable', 'plaintext-only');
      if (element.contentEditable !== 'plaintext-only') element.setAttribute('contenteditable', 'true'); // Firefox before 136
      element.setAttribute('role', 'textbox');
      element.setAttribute('aria-multiline', 'true');
      element.setAttribute('aria-label', `${words.felt} (${number + 1})`);
    });
  }
  kase.stopEditing = () => editing(false);
  const plainly = text => document.execCommand('insertText', false, text);
  document.addEventListener('paste', event => {
    if (!event.target.closest || !event.target.closest('[contenteditable=true]')) return;
    event.preventDefault();
    plainly(event.clipboardData.getData('text/plain'));
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !event.target.closest || !event.target.closest('[contenteditable=true]')) return;
    event.preventDefault();
    plainly(' ');
  });

  choice.addEventListener('change', () => change({ ...kase.state(), utgave: choice.value }));
  names.forEach(field => field.addEventListener('input', () => {
    const navn = { ...kase.state().navn, [field.dataset.navn]: field.value.trim() };
    if (!field.value.trim()) delete navn[field.dataset.navn];
    change({ ...kase.state(), navn });
  }));
  edit.addEventListener('click', () => {
    editing(edit.getAttribute('aria-pressed') !== 'true');
    const first = texts.find(element => element.offsetParent);
    if (first && edit.getAttribute('aria-pressed') === 'true') first.focus();
  });
  document.addEventListener('input', event => {
    const element = event.target.closest && event.target.closest('[data-tekst]');
    if (element) change({ ...kase.state(), tekst: { ...kase.state().tekst, [element.dataset.tekst]: element.textContent } });
  });
  const ours = () => { change({ utgave: kase.state().utgave }); say(words.tilbakestilt); };
  $('tilbakestill').addEventListener('click', ours);
  $('case-var-tekst').addEventListener('click', ours);
  $('lag-lenke').addEventListener('click', () => {
    link.value = share.link();
    $('lenkefelt').hidden = false;
    link.focus();
    link.select();
    const long = link.value.length > LONG ? ' ' + fill(words.lang, { antall: link.value.length }) : '';
    const copied = navigator.clipboard ? navigator.clipboard.writeText(link.value) : Promise.reject();
    copied.then(() => say(words.kopiert + long), () => say(words.lenke_klar + long));
  });
  $('husk').addEventListener('click', () => {
    if (!share.store()) return say(words.husket_ikke);
    unsaved = sent = false;
    tellSent();
    keep();
    say(words.husket);
  });
  $('glem').addEventListener('click', () => { // also in this tab: what stands here is gone with the page
    share.forget();
    bti.entry.keep('case', null, { tekst: null });
    forgotten = true;
    unsaved = kase.changed();
    say(words.glemt);
  });

  /* To the sheet of the same package in this tab: everything goes along, and none of it in the address. */
  document.addEventListener('click', event => {
    const a = event.target.closest && event.target.closest('a[href]');
    if (!a || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || a.target === '_blank' || a.hasAttribute('download')) return;
    following = true; // Back brings it all back, so nothing is lost
    setTimeout(() => { following = false; }, 1000);
    if (a.matches('[data-folg]')) share.carry(new URL(a.href).pathname);
  });
  addEventListener('pageshow', () => { if (!presenting) share.carry(); });
  addEventListener('beforeunload', event => {
    if (!unsaved || following) return;
    event.preventDefault();
    event.returnValue = ''; // older browsers ask only then
  });
  document.addEventListener('case', () => {
    const { utgave } = kase.state();
    document.querySelectorAll('a[data-folg]').forEach(a => { a.hash = utgave ? 'utgave=' + encodeURIComponent(utgave) : ''; });
    tellSent();
  });

  function open(told) {
    sent = told !== null && (Object.keys(told.state.navn).length + Object.keys(told.state.tekst).length > 0);
    kase.use(told.state);
    if (told.broken) say(words.ulest);
    else if (kase.unknown()) say(fill(words.finnes_ikke, { navn: kase.unknown(), vist: choice.selectedOptions[0].text }));
  }
  addEventListener('hashchange', () => {
    const kept = bti.entry.get('case'), told = share.read();
    if (kept) { sent = kept.sent === true; kase.use(kept.state || {}); } else if (told) open(told);
    keep();
  });

  if (presenting && window.opener) return;
  const carried = share.carried(), kept = bti.entry.get('case'), told = share.read();
  if (kept) { sent = kept.sent === true; kase.use(kept.state || {}); unsaved = kase.changed() && !sent && !share.stored(); }
  else if (carried && Object.keys(carried.navn).length + Object.keys(carried.tekst).length) { kase.use(carried); unsaved = !share.stored(); }
  else if (told) open(told);
  else kase.use({ ...(carried || {}), ...(share.stored() || {}) });
  keep();
})();
