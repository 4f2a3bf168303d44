/* The case, fitted to the group: choose the variant, change names and sentences in place, restore, share, remember.
   Used by slide pages and by the participants' sheet. What is changed lives in this page until it is closed. It is
   stored only after «Husk på denne maskinen», and shared only in the part of an address that no server sees (#).
   Others use window.bti.case: state(), use(state); the document gets the event «case» when anything changes. */
(function () {
  'use strict';
  const panel = document.getElementById('tilpass'), KEY = 'bti-case';
  const texts = [...document.querySelectorAll('[data-tekst]')], variants = [...document.querySelectorAll('[data-variant]')];
  if (!panel || !variants.length) return;
  const words = JSON.parse(panel.dataset.ord), $ = id => document.getElementById(id);
  const choice = $('utgave'), names = [...panel.querySelectorAll('[data-navn]')], edit = $('endre'), link = $('lenke');
  const originals = new Map(texts.map(element => [element, element.innerHTML]));
  const elsewhere = namedTexts();
  let state = {}, unsaved = false;

  /* Every other piece of text on the page that says the name of a child in a case. */
  function namedTexts() {
    const found = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement.closest('[data-tekst], #tilpass, template') && names.some(field => node.data.includes(field.dataset.navn))) found.push([node, node.data]);
    }
    return found;
  }

  function renamed(text) {
    return names.reduce((result, field) => {
      const name = (state.navn || {})[field.dataset.navn];
      return name ? result.replace(new RegExp('(?<!\\p{L})' + field.dataset.navn + '(?=s?(?!\\p{L}))', 'gu'), () => name) : result;
    }, text);
  }

  function draw() {
    const known = [...choice.options].map(option => option.value);
    const shown = known.includes(state.utgave) ? state.utgave : known[0];
    choice.value = shown;
    variants.forEach(element => { element.hidden = element.dataset.variant !== shown; element.open = !element.hidden; });
    names.forEach(field => { if (document.activeElement !== field) field.value = (state.navn || {})[field.dataset.navn] || ''; });
    elsewhere.forEach(([node, text]) => { node.data = renamed(text); });
    texts.forEach(element => {
      const own = (state.tekst || {})[element.dataset.tekst];
      if (element === document.activeElement) return;
      if (own !== undefined) element.textContent = own;
      else { element.innerHTML = originals.get(element); renameInside(element); }
    });
    document.querySelectorAll('a[data-folg]').forEach(a => { a.hash = hash(); });
    if (state.utgave && state.utgave !== shown) say(words.finnes_ikke.replace('{navn}', state.utgave).replace('{vist}', choice.selectedOptions[0].text));
    document.dispatchEvent(new Event('case'));
  }

  function renameInside(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = renamed(walker.currentNode.data);
  }

  /* --- the state as text in an address ---------------------------------------------------------------------------- */
  const changed = () => Object.keys(state.tekst || {}).length + Object.keys(state.navn || {}).length > 0;

  function hash() {
    const parts = new URLSearchParams();
    if (state.utgave) parts.set('utgave', state.utgave);
    if (changed()) parts.set('tekst', toBase64({ navn: state.navn, tekst: state.tekst }));
    return parts.toString();
  }

  function toBase64(value) {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), '')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function fromBase64(text) {
    const raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(raw, letter => letter.charCodeAt(0))));
  }

  /* Keep only what is text, whatever the address or the store held. */
  function clean(value) {
    const strings = map => Object.fromEntries(Object.entries(map && typeof map === 'object' ? map : {}).filter(([, text]) => typeof text === 'string'));
    return { utgave: typeof value.utgave === 'string' ? value.utgave : undefined, navn: strings(value.navn), tekst: strings(value.tekst) };
  }

  function fromAddress() {
    const parts = new URLSearchParams(location.hash.slice(1));
    if (!parts.has('utgave') && !parts.has('tekst')) return null;
    try {
      return clean({ ...(parts.has('tekst') ? fromBase64(parts.get('tekst')) : {}), utgave: parts.get('utgave') || undefined });
    } catch (error) {
      say(words.ulest);
      return clean({ utgave: parts.get('utgave') || undefined });
    }
  }

  /* --- the store, only when asked ---------------------------------------------------------------------------------- */
  function stored() {
    try { return JSON.parse(localStorage.getItem(KEY)); } catch (error) { return null; }
  }

  function change() {
    unsaved = changed();
    if (stored()) remember();
    $('lenkefelt').hidden = true;
    draw();
  }

  function remember() {
    try { localStorage.setItem(KEY, JSON.stringify(state)); unsaved = false; return true; } catch (error) { return false; }
  }

  function say(text) { $('case-beskjed').textContent = text; }

  /* --- the panel --------------------------------------------------------------------------------------------------- */
  function editing(on) {
    edit.setAttribute('aria-pressed', on);
    edit.textContent = on ? words.ferdig : words.endre;
    texts.forEach(element => {
      if (on) {
        element.setAttribute('contenteditable', 'plaintext-only');
        element.setAttribute('role', 'textbox');
        element.setAttribute('aria-multiline', 'true');
        element.setAttribute('aria-label', words.felt);
      } else ['contenteditable', 'role', 'aria-multiline', 'aria-label'].forEach(name => element.removeAttribute(name));
    });
  }

  choice.addEventListener('change', () => { state.utgave = choice.value; change(); });
  names.forEach(field => field.addEventListener('input', () => {
    state.navn = { ...state.navn, [field.dataset.navn]: field.value.trim() };
    if (!field.value.trim()) delete state.navn[field.dataset.navn];
    change();
  }));
  edit.addEventListener('click', () => {
    editing(edit.getAttribute('aria-pressed') !== 'true');
    const first = texts.find(element => element.offsetParent);
    if (first && edit.getAttribute('aria-pressed') === 'true') first.focus();
  });
  document.addEventListener('input', event => {
    const element = event.target.closest && event.target.closest('[data-tekst]');
    if (!element) return;
    state.tekst = { ...state.tekst, [element.dataset.tekst]: element.textContent };
    change();
  });
  $('tilbakestill').addEventListener('click', () => { state = { utgave: state.utgave }; change(); say(words.tilbakestilt); });
  $('lag-lenke').addEventListener('click', () => {
    link.value = location.href.replace(/[?#].*$/, '') + '#' + hash();
    $('lenkefelt').hidden = false;
    link.focus();
    link.select();
    unsaved = false;
    const copied = navigator.clipboard ? navigator.clipboard.writeText(link.value) : Promise.reject();
    copied.then(() => say(words.kopiert), () => say(words.lenke_klar));
  });
  $('husk').addEventListener('click', () => { if (remember()) say(words.husket); });
  $('glem').addEventListener('click', () => { try { localStorage.removeItem(KEY); } catch (error) { /* nothing was stored */ } unsaved = changed(); say(words.glemt); });
  addEventListener('hashchange', () => { const told = fromAddress(); if (told) { state = told; draw(); } });
  addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });

  window.bti = window.bti || {};
  window.bti.case = {
    state: () => state,
    use: value => { state = clean(value); draw(); },
    hash,
    stopEditing: () => editing(false)
  };
  panel.hidden = false;
  state = fromAddress() || clean(stored() || {});
  draw();
})();
