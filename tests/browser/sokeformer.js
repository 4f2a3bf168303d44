// Every title, synonym and term of the search in the ways a person types it, and those that do not find their group among the first three.
(() => {
  const pairs = [["æ", "ae"], ["ø", "oe"], ["å", "aa"]];
  const ascii = (text) => pairs.reduce((all, [from, to]) => all.replaceAll(from, to), text.toLowerCase());
  const bent = (text) => { // definite and plural of the last word, when the phrase is one word that a noun may be
    if (!/^[a-zæøå]{5,}$/i.test(text) || /(?:en|et|er|ene|e|s|a|t|o)$/i.test(text)) return [];
    return ["en", "er", "ene"].map((ending) => text + ending);
  };
  const mistyped = (text) => {
    const word = text.split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length)[0];
    if (word.length < 8) return [];
    const at = Math.floor(word.length / 2), put = (changed) => text.replace(word, changed);
    return [put(word.slice(0, at) + word.slice(at + 1)), put(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)), put(word.slice(0, at) + word[at] + word.slice(at))];
  };
  const forms = {
    "as it is": (text) => [text],
    capitals: (text) => [text.toUpperCase()],
    "full stop": (text) => [`${text}.`, `«${text}»?`],
    hyphen: (text) => (text.includes(" ") ? [text.replace(/ /g, "-")] : []),
    "other letters": (text) => (/[æøå]/i.test(text) ? [ascii(text), text.normalize("NFD"), text.replace(/ø/g, "ö").replace(/æ/g, "ä")] : []),
    bent,
    mistyped,
  };
  const missed = [], counts = {};
  for (const record of btiSok.poster) {
    if (["avsnitt", "lysbilde"].includes(record.slag)) continue;
    for (const text of [record.tittel, ...record.andre]) for (const [name, made] of Object.entries(forms)) for (const typed of made(text)) {
      const hits = btiSok.sok(typed).slice(0, 3);
      const found = hits.some((hit) => [hit.record, ...hit.deler].some(({ adresse, tittel }) => adresse === record.adresse || tittel === record.tittel));
      counts[name] ??= [0, 0];
      counts[name][1]++;
      if (found) counts[name][0]++;
      else missed.push([name, typed, record.tittel, hits.map(({ record: { tittel } }) => tittel).join(" | ")]);
    }
  }
  return { counts, missed };
})();
