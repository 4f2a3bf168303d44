// The stem of a Norwegian word, by the Snowball algorithm «norwegian» (snowballstem.org, BSD), of version 3.1.1: our own writing of it.
// tests/site/stammer.tsv holds words and stems of Snowball's own program. Nynorsk: stamme-nn.js.
"use strict";
globalThis.btiStamme = (() => {
  const vowel = "aeiouyåæêòóôø";
  const longest = (text, from, endings) => endings.find((ending) => text.length - ending.length >= from && text.endsWith(ending)) ?? null;
  const order = (text) => text.split(" ").sort((a, b) => b.length - a.length);
  const main = order("a e ede ande ende ane ene hetene erte en heten ar er heter s as es edes endes enes hetenes ens hetens ers ets et het ert ast");
  const keepsErs = order("ind kk nk amm omm kap pp lt ast øst v"); // «fingers» keeps its ending, «hageers» does not
  const losesErs = order("skap hav giv");
  const other = order("leg eleg ig eig lig elig els lov elov slov hetslov");

  function nb(word) {
    if (word.length < 3) return word;
    let from = word.lastIndexOf("'") + 1; // what stands before an apostrophe is no part of the ending
    if (!from) {
      const match = new RegExp(`^[^${vowel}]*[${vowel}]+[^${vowel}]`).exec(word);
      if (!match) return trim(word);
      from = match[0].length;
    }
    from = Math.max(from, 3);
    const ending = longest(word, from, main);
    if (ending) word = withoutMain(word, ending, from);
    if (longest(word, from, ["dt", "vt"])) word = word.slice(0, -1);
    return trim(word.slice(0, word.length - (longest(word, from, other) ?? "").length));
  }

  function withoutMain(word, ending, from) {
    const before = word.slice(0, word.length - ending.length);
    if (ending === "ert" || ending === "erte") return `${before}er`;
    if (ending === "s") {
      const last = before.at(-1);
      const may = "bcdfghjlmnoptvyz".includes(last) || (last === "r" && !before.endsWith("er")) || (last === "k" && !vowel.includes(before.at(-2)));
      return may && before.length > 0 ? before : word;
    }
    if (ending === "ers" && !losesErs.some((end) => before.endsWith(end)) && keepsErs.some((end) => before.endsWith(end))) return word;
    return before;
  }

  const trim = (word) => (word.endsWith("'") ? word.slice(0, -1) : word);
  return { nb };
})();
