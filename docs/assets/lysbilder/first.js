/* Before the first paint: say what this page will be, so that nothing moves afterwards and no notes flash on the wall. */
(function () {
  'use strict';
  const root = document.documentElement, kept = (history.state || {}).show || {};
  root.classList.add('js');
  if (new URLSearchParams(location.search).has('presentator')) root.classList.add('pres');
  else if (/[#&]vis=/.test(location.hash)) root.classList.add('vis');
  else if (kept.quiet) root.classList.add('rolig');
})();
