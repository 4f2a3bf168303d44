/* The tab's own memory: what belongs to this entry in its history (it survives a reload and Back, and is gone with the tab),
   and the parameters after # in the address. Nothing is stored on the machine. */
(function () {
  'use strict';
  const bti = window.bti = window.bti || {};

  /* Some mail programs write # as %23 and = as %3D, or & as &amp;. */
  function hash() {
    let text = location.hash.slice(1).replace(/&amp;/g, '&');
    if (!text.includes('=') && /%3D/i.test(text)) try { text = decodeURIComponent(text); } catch (error) { /* left as it is */ }
    return new URLSearchParams(text.includes('=') ? text : '');
  }

  bti.entry = {
    hash,
    get: name => (history.state || {})[name],
    /* Keep `value` under `name`, and change parameters of the address: null takes one away. */
    keep(name, value, changes) {
      const told = hash();
      Object.entries(changes || {}).forEach(([key, to]) => { if (to === null) told.delete(key); else told.set(key, to); });
      const anchor = String(told) ? '#' + told : /=|%3D/i.test(location.hash) ? '' : location.hash;
      try { history.replaceState({ ...history.state, [name]: value }, '', location.pathname + location.search + anchor); } catch (error) { /* some browsers refuse it on file://, and more than a hundred in half a minute */ }
    }
  };
})();
