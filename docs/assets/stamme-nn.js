// The stem of a word in nynorsk. Snowball has none, but its Norwegian takes -ar, -ane, -a and -leg; what it does not know is folded first.
// tests/site/stammer-nn.tsv holds words, what they become, and Snowball's stem of that. Only a site in nynorsk gets this (search.py).
"use strict";
globalThis.btiStamme.nn = (word) => globalThis.btiStamme.nb(word
  .replace(/(ig|leg|sam|bar)(?:are|aste?)$/, "$1") // viktigare, vanskelegaste
  .replace(/heit(?=(?:[ae]|er|ene|a?s)?$)/, "het").replace(/het[ae]$/, "heten") // einheita
  .replace(/domm(?:en|ane?|ar)$/, "dom")); // sjukdommane
