/* The case, fitted to the group: which variant is shown, other names, other sentences. Used by slide pages and by the
   participants' sheet. Others use window.bti.case: state(), use(state), choose(variant); the document gets the event «case». */
(function () {
  'use strict';
  const bti = window.bti, panel = document.getElementById('tilpass');
  /* The page names the first paragraph of a part, «ida.barnehage.samtalene.1»; those after it are named here. */
  document.querySelectorAll('[data-tekst]').forEach(first => {
    const part = first.dataset.tekst.slice(0, -1);
    for (let next = first.nextElementSibling, number = 2; next && next.matches('p'); next = next.nextElementSibling) next.dataset.tekst = part + number++;
  });
  const texts = [...document.querySelectorAll('[data-tekst]')], variants = [...document.querySelectorAll('[data-variant]')];
  if (!panel || !variants.length) return;
  const choice = document.getElementById('utgave'), names = [...panel.querySelectorAll('[data-navn]')], known = [...choice.options].map(option => option.value);
  const originals = new Map(texts.map(element => [element, element.innerHTML]));
  const elsewhere = namedTexts();
  let state = clean({});

  /* Every other piece of text on the page that says the name of a child in a case. */
  function namedTexts() {
    const found = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement.closest('[data-tekst], #tilpass, template') && names.some(field => node.data.includes(field.dataset.navn))) found.push([node, node.data]);
    }
    return found;
  }

  /* All names in one go: two children may swap names. Without looking behind, which some browsers cannot. */
  const children = new RegExp('(^|[^\\p{L}])(' + names.map(field => field.dataset.navn).join('|') + ')(?=s?(?!\\p{L}))', 'gu');
  const renamed = text => text.replace(children, (_, before, name) => before + (state.navn[name] || name));

  function renameInside(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = renamed(walker.currentNode.data);
  }

  /* Whatever is typed, pasted or held by an address becomes one form: text only, composed letters, no invisible signs. */
  function clean(value) {
    const form = text => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '');
    const strings = map => Object.fromEntries(Object.entries(map && typeof map === 'object' ? map : {}).filter(([, text]) => typeof text === 'string').map(([key, text]) => [key, form(text)]));
    return { utgave: typeof value.utgave === 'string' ? value.utgave : undefined, navn: strings(value.navn), tekst: strings(value.tekst) };
  }

  function draw() {
    const shown = known.includes(state.utgave) ? state.utgave : known[0];
    choice.value = shown;
    variants.forEach(element => { element.hidden = !element.dataset.variant.split(' ').includes(shown); element.open = !element.hidden; });
    names.forEach(field => { if (document.activeElement !== field) field.value = state.navn[field.dataset.navn] || ''; });
    elsewhere.forEach(([node, text]) => { node.data = renamed(text); });
    texts.forEach(element => {
      const own = state.tekst[element.dataset.tekst];
      if (element === document.activeElement) return;
      if (own !== undefined) element.textContent = own;
      else { element.innerHTML = originals.get(element); renameInside(element); }
    });
    document.dispatchEvent(new Event('case'));
  }

  bti.case = {
    panel, texts, names, choice, clean,
    state: () => state,
    use(value) { state = clean(value); draw(); },
    changed: () => Object.keys(state.tekst).length + Object.keys(state.navn).length > 0,
    unknown: () => state.utgave && !known.includes(state.utgave) ? state.utgave : '',
    choose(variant) { if (known.includes(variant)) bti.case.change({ ...state, utgave: variant }); },
    change(value) { bti.case.use(value); }, // the panel also keeps what is changed
    stopEditing() {}
  };
})();
