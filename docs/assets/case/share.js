/* The case on its way: as text in an address that is shared, to the participants' sheet in the same tab, and in this browser's
   store when somebody asks for it. No server sees any of it. */
(function () {
  'use strict';
  const bti = window.bti, kase = bti.case, KEY = 'bti-case', CARRIED = 'bti:';
  if (!kase) return;

  function toBase64(value) {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), '')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }
  function fromBase64(text) {
    const raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(raw, letter => letter.charCodeAt(0))));
  }

  bti.share = {
    /* The address of this page with the version, and what is changed. */
    link() {
      const parts = new URLSearchParams(), { utgave, navn, tekst } = kase.state();
      if (utgave) parts.set('utgave', utgave);
      if (kase.changed()) parts.set('tekst', toBase64({ navn, tekst }));
      return location.href.replace(/[?#].*$/, '') + (String(parts) ? '#' + parts : '');
    },
    /* What the address holds: null, or { state, broken }. */
    read() {
      const parts = bti.entry.hash();
      if (!parts.has('utgave') && !parts.has('tekst')) return null;
      const utgave = parts.get('utgave') || undefined;
      try {
        return { state: kase.clean({ ...(parts.has('tekst') ? fromBase64(parts.get('tekst')) : {}), utgave }), broken: false };
      } catch (error) {
        return { state: kase.clean({ utgave }), broken: true };
      }
    },
    stored() { try { return JSON.parse(localStorage.getItem(KEY)); } catch (error) { return null; } },
    store() { try { localStorage.setItem(KEY, JSON.stringify(kase.state())); return true; } catch (error) { return false; } },
    forget() { try { localStorage.removeItem(KEY); } catch (error) { /* nothing was stored */ } },
    /* What the page before it in this tab left: all for a page of the same package, for another package the version only. */
    carried() {
      if (!window.name.startsWith(CARRIED)) return null;
      try {
        const { utgave, to, rest } = JSON.parse(window.name.slice(CARRIED.length));
        window.name = CARRIED + JSON.stringify({ utgave });
        return kase.clean({ utgave, ...(to === location.pathname ? rest : {}) });
      } catch (error) { return null; }
    },
    carry(to) {
      const { utgave, navn, tekst } = kase.state();
      if (utgave || to) window.name = CARRIED + JSON.stringify({ utgave, ...(to && kase.changed() ? { to, rest: { navn, tekst } } : {}) });
    }
  };
})();
