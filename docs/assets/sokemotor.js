// The search engine: words made one form, an index of the records (MiniSearch), and what stands first. No page here: sokefelt.js shows it.
// macros/site/search.py puts this in one file with MiniSearch, the stemmer, the records and the words of the language.
"use strict";
globalThis.btiSok = (() => {
  const WEIGHT = { tittel: 4, andre: 3.6, deler: 1.2, ledd: 1 };
  const NAME = 1, TEXT = 0.3; // how much a hit in a name and one in a running text count
  const fields = Object.keys(WEIGHT);
  const self = { poster: [], klar: false };
  let speech, canon, near, asking, danger, names, stops, weak, endings, whole, parts, real, laws, index, texts;
  const literal = new Map(); // a title or a synonym just as it is typed -> its records
  const known = new Map(); // folded word -> stem, of all that can be found by name
  let sorted = [], stems = new Map(); // stem -> shortest word; for what is half typed or mistyped

  // --- one form of every writing ---
  const broken = { "Ã¦": "æ", "Ã¸": "ø", "Ã¥": "å", "Ã†": "æ", "Ã˜": "ø", "Ã…": "å" }; // UTF-8 that another system read as Latin-1
  const unescaped = (text) => { try { return /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text; } catch { return text; } };
  function fold(text) {
    return unescaped(String(text)).replace(/Ã[¦¸¥†˜…]/g, (pair) => broken[pair]).normalize("NFKC").toLowerCase()
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "").replace(/&(aelig|oslash|aring);/g, (_, name) => name[0] === "o" ? "o" : name === "aring" ? "a" : "e")
      .replace(/ae|[æä]/g, "e").replace(/oe|[øöœ]/g, "o").replace(/aa|å/g, "a").normalize("NFD").replace(/\p{M}/gu, "");
  }
  // numbers of several groups are one: 116 111, +47 116 111; a paragraph and its letter too: 13-2, 10 a
  const numbers = (text) => text.replace(/(^|\s)(?:\+47|0047)\s*/g, "$1")
    .replace(/(^|[^\d-])(\d{2,3}(?:[ .-]\d{2,3})+)(?![\d-])/g, (all, before, digits) => (digits.replace(/\D/g, "").length > 5 ? before + digits.replace(/\D/g, "") : all))
    .replace(/(\d)\s*[-–—.]\s*(?=\d)/g, "$1-").replace(/(\d)[ -]([a-h])(?![\p{L}\p{N}])/gu, "$1$2");
  // «får» says nothing, and folded it would be «far»: taken away before that
  const words = (text) => numbers(fold(String(text).normalize("NFC").replace(/(^|\s)får(?=\s|$)/gi, " "))).match(/\d+(?:-\d+)+\p{L}?|[\p{L}\p{N}]+/gu) ?? [];

  const stemmed = new Map();
  function stem(word) {
    let found = stemmed.get(word);
    if (found === undefined) stemmed.set(word, (found = /\d/.test(word) ? word : base(word)));
    return found;
  }
  function base(word) {
    if (canon.has(word)) return canon.get(word);
    if (whole.test(word)) return word.replace(/(?:ens?|as?|ane|ene)$/, ""); // the stemmer takes «loven» away with the ending
    let short = speech(word);
    const twice = short.length > 4 ? speech(short) : short;
    if (short.length - twice.length < 3) short = twice; // vikar, vikaren and vikarene; fravær and fraværet
    for (const ending of endings) if (short.endsWith(ending) && short.length - ending.length >= 4) { short = short.slice(0, -ending.length); break; }
    return canon.get(short) ?? short;
  }
  const list = (text) => fold(text).split(/\s+/).filter(Boolean);
  const stemList = (text) => words(text).filter((word) => !stops.has(word)).map(stem);

  // --- the index ---
  function learn(data) {
    const { sprak } = data;
    speech = globalThis.btiStamme[(globalThis.document?.documentElement.lang ?? "nb").slice(0, 2)] ?? globalThis.btiStamme.nb;
    endings = sprak.endelser.split(" ");
    whole = new RegExp(`.{3}(?:${list(sprak.hele).join("|")})(?:ens?|as?|ane|ene)?$`);
    canon = new Map();
    for (const line of sprak.former) {
      const all = list(line);
      for (const word of all) for (const form of [word, speech(word)]) if (form === word || form.length > 4) canon.set(form, all[0]);
    }
    stops = new Set(list(sprak.stopp));
    weak = new Set(list(sprak.svake).map(stem));
    danger = new Set(list(sprak.fare).map(stem));
    real = new Set(list(sprak.ikke_feil));
    names = new Set(list(sprak.navn));
    near = new Map(Object.entries(sprak.naer).map(([word, others]) => [stem(fold(word)), list(others).map(stem)]));
    asking = new Map(Object.entries(sprak.spor).flatMap(([kinds, words]) => list(words).map((word) => [stem(word), kinds.split(" ")])));
    parts = Object.entries(sprak.deler).map(([from, to]) => [fold(from), fold(to)]);
  }

  const options = (fields) => ({ fields, searchOptions: { bm25: { k: 1.2, b: 0.15, d: 0.5 } }, idField: "nr", tokenize: (text) => text.split(" "), processTerm: (term) => term || null });
  const now = () => globalThis.performance?.now() ?? 0;

  const bare = (address) => address.replace(/\.html$|\/$/, ""), own = (address) => bare(address).split(/[/#]/).pop();
  const files = ({ adresse, filer }) => [["Word", "docx"], ["PDF", "pdf"]].filter(([, kind]) => filer.includes(kind[0])).map(([name, kind]) => [name, `${bare(adresse)}/${own(adresse)}.${kind}`]);
  function unpacked([tittel, adresse, slag, ledd = "", andre = [], over = "", samme = "", foresatte = 0, telefoner = [], filer = ""]) {
    const record = { nr: self.poster.length, tittel, adresse, slag, ledd, andre, over, samme: samme || (self.data.samme.includes(slag) ? own(adresse) : `${slag} ${adresse} ${tittel}`), foresatte, telefoner, filer };
    record.ledene = [tittel, ...andre].map(words);
    record.fraser = record.ledene.map(phrase).filter(({ ord }) => ord.length);
    record.ordene = [...new Set(record.ledene.flat())];
    for (const words of record.ledene) { const text = words.join(" "); if (!literal.get(text)?.includes(record)) literal.set(text, [...(literal.get(text) ?? []), record]); }
    for (const word of record.ordene) if (!known.has(word)) {
      const short = stem(word);
      known.set(word, short);
      if (!(stems.get(short)?.length <= word.length)) stems.set(short, word);
    }
    self.poster.push(record);
    return record;
  }
  function settle() {
    sorted = [...known.keys()].sort();
    laws = new Set(self.poster.filter(({ slag }) => slag === "hellov").flatMap(({ tittel, andre }) => [tittel, ...andre].map(stemList).filter(({ length }) => length === 1).flat()));
  }

  function start(data) {
    const begun = now();
    learn(data);
    self.data = data;
    const records = data.poster.map(unpacked);
    settle();
    index = new MiniSearch(options(fields));
    index.addAll(records.map(prepared));
    self.klar = true;
    self.tid = now() - begun;
    self.naarKlar?.();
  }

  const meant = (list) => list.filter((word) => !stops.has(word)).map(stem);
  const said = (list) => list.filter((_, n) => n < 1 || canon.get(list[n - 1]) !== "ikke"); // «men vil ikke dø» is not about dying
  const phrase = (list) => ({ ord: meant(list), alle: list.length });
  function prepared(record) {
    return {
      nr: record.nr,
      tittel: meant(said(record.ledene[0])).join(" "),
      andre: record.ledene.slice(1).flatMap(meant).join(" "),
      deler: [...record.ordene.flatMap((word) => apart(word, false) ?? []).map(stem), ...files(record).map(([name]) => stem(fold(name)))].join(" "),
      ledd: stemList(record.ledd).join(" "),
    };
  }

  // laws, leads and the sections of the pages come after the names, a few at a time, so that nothing has to wait for them
  async function tekster({ poster, ledd, avsnitt }) {
    const pause = () => new Promise((go) => setTimeout(go)), some = 25;
    poster.map(unpacked);
    settle();
    for (const record of self.poster) record.ledd ||= ledd[record.adresse] ?? "";
    const full = new MiniSearch(options(fields)); // all of them anew, now that every name has its lead
    for (let n = 0; n < self.poster.length; n += some, await pause()) full.addAll(self.poster.slice(n, n + some).map(prepared));
    index = full;
    const place = new Map(), docs = new Map();
    for (const record of self.poster) if (!place.has(record.adresse)) place.set(record.adresse, record);
    for (const [adresse, tittel = "", slag = "avsnitt", over = "", tekst = "", foresatte = 0] of avsnitt) {
      let record = place.get(adresse);
      const own = !record;
      if (own) {
        record = { nr: self.poster.length, tittel, adresse, slag, ledd: "", andre: [], over, samme: adresse, foresatte, telefoner: [], filer: "", fraser: [phrase(words(tittel))] };
        self.poster.push(record);
        place.set(adresse, record);
      }
      record.tekst = `${record.tekst ?? ""} ${tekst}`.trim();
      if (!docs.has(record.nr)) docs.set(record.nr, own ? tittel : "");
    }
    const next = new MiniSearch(options(["tittel", "tekst"])), all = [...docs];
    for (let n = 0; n < all.length; n += some, await pause())
      next.addAll(all.slice(n, n + some).map(([nr, tittel]) => ({ nr, tittel: stemList(tittel).join(" "), tekst: stemList(`${self.poster[nr].ledd} ${self.poster[nr].tekst}`).join(" ") })));
    texts = next;
    self.helt = true;
    self.naarKlar?.();
  }

  // --- words that are not quite ours ---
  const isKnown = (word) => known.has(word) || stems.has(stem(word)) || near.has(stem(word)) || danger.has(stem(word));
  function begun(word) { // a known word that begins so
    let low = 0, high = sorted.length;
    while (low < high) { const middle = (low + high) >> 1; if (sorted[middle] < word) low = middle + 1; else high = middle; }
    const found = [];
    for (; low < sorted.length && sorted[low].startsWith(word) && found.length < 40; low++) found.push(known.get(sorted[low]));
    return [...new Set(found)];
  }
  // a compound as its parts, with the s or e that joins them; both must be ours
  function apart(word, any = true) {
    if (word.length < 7 || /\d/.test(word)) return null;
    const ours = (part) => known.has(part) || stems.has(part) || (any && stems.has(stem(part)));
    for (let at = word.length - 4; at >= 3; at--) {
      const last = word.slice(at), first = word.slice(0, at);
      if (!ours(last)) continue;
      for (const left of [first, first.replace(/[se]$/, "")]) if (left.length >= 3 && left !== word && (left.length > 3 ? ours(left) : known.has(left))) return [left, last];
    }
    return null;
  }
  // mistypings between two words: letters put in, left out, changed, or two that changed places
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, n) => n);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        if (row[j] < least) least = row[j];
      }
      if (least > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  }
  function mended(word) {
    if (word.length < 4 || real.has(word) || real.has(stem(word)) || names.has(word) || /\d/.test(word)) return [];
    const most = word.length > 8 ? 2 : 1, short = stem(word);
    let best = most, found = new Set();
    const turned = word.length < 5 && [...word].sort().join(""); // four letters: only two that changed places
    const note = (far, to) => { if (far < best) { best = far; found = new Set(); } if (far === best && far <= most) found.add(to); };
    for (const [other, to] of known) {
      if (other.length < 4 || /\d/.test(other) || (other[0] !== word[0] && other[1] !== word[0] && (word.length < 8 || other[1] !== word[1]))) continue; // «gutter» is not «kutter»
      if (turned && (other.length !== 4 || [...other].sort().join("") !== turned)) continue;
      note(distance(word, other, best), to);
      if (short !== word && to !== other && short.length > 4) note(distance(short, to, best), to);
    }
    return [...found];
  }
  // fysioterapeut is near fysioterapi: the longest beginning they share, when little is left of both
  function alike(word) {
    for (let size = word.length - 1; size >= Math.max(7, word.length - 4); size--) {
      const found = begun(word.slice(0, size)).filter((to) => to.length <= size + 3);
      if (found.length) return found.slice(0, 3);
    }
    return [];
  }
  const respelt = (word) => parts.reduce((text, [from, to]) => text.replace(from, to), word);

  // --- a query as tokens, each with the stems it may mean and how sure that is ---
  function understood(query) {
    let list = words(query);
    const one = list[1] && together(list); // «over gangs skjema»
    if (one) list = [one];
    const meant = list.filter((word) => !stops.has(word));
    if (meant.length) list = meant; else if (list.length > 1) list = [];
    const joined = [];
    for (let n = 0; n < list.length; n++) {
      const size = [3, 2].find((size) => n + size <= list.length && together(list.slice(n, n + size)));
      joined.push(size ? together(list.slice(n, n + size)) : list[n]);
      if (size) n += size - 1;
    }
    const open = !/\s$/.test(query);
    const alone = words(query).length === 1;
    return joined.map((word, n) => token(word, open && n === joined.length - 1, alone));
  }
  function together(list) {
    if (list.some((word) => /\d/.test(word))) return null;
    for (const glue of ["", "s", "e"]) {
      const word = list.join(glue);
      if (stem(word) === stem(list[0])) continue; // «truer med å ta»: the second word is no ending of the first
      if (known.has(word) || (word.length > 7 && word.length - stem(word).length < 5 && stems.has(stem(word)))) return word;
    }
    return null;
  }
  function token(word, last, alone) {
    const own = stem(word), forms = new Map(), add = (to, sure) => forms.set(to, Math.max(sure, forms.get(to) ?? 0));
    const it = { ord: word, stamme: own, forms, kjent: true, vekt: weak.has(own) ? 0.35 : asking.has(own) ? 0.7 : 1, prefiks: 0, hvordan: "" };
    if (names.has(word) && !known.has(word)) return { ...it, kjent: false };
    if (isKnown(word)) add(own, 1);
    if (danger.has(own)) it.fare = true;
    if (/\d/.test(word)) { if (last && (alone || word.length > 2)) it.prefiks = 0.6; add(own, 1); return it; }
    for (const other of near.get(own) ?? []) add(other, 0.42);
    if (last ? alone || word.length >= 3 : word.length >= 5) {
      const found = begun(word);
      const half = !known.has(word); // «samtykkes» is more likely on its way to «samtykkeskjema» than a form of «samtykke»
      if (found.length) it.prefiks = !forms.size ? 0.8 : half ? 0.9 : 0.45;
      if (found.length && half && forms.has(own)) forms.set(own, 0.6);
      for (const to of found) if (!to.startsWith(word)) add(to, 0.75);
    }
    if (!forms.size && !it.prefiks) {
      const other = respelt(word);
      if (other !== word && isKnown(other)) { add(stem(other), 0.95); it.hvordan = other; }
    }
    const ours = texts?.search(own).length; // a word of our own texts is no mistyping
    if (!forms.size && !it.prefiks && !ours) for (const to of mended(word)) { add(to, 0.75); it.hvordan = "rettet"; }
    if (!forms.size && !it.prefiks) {
      const halves = apart(word) ?? apart(respelt(word));
      if (halves) { it.hvordan = halves.join(" + "); for (const half of halves) add(stem(half), 0.6); }
    }
    if (!forms.size && !it.prefiks) for (const to of [word, own].map(alike).find((list) => list.length) ?? []) { add(to, 0.6); it.hvordan = "ligner"; }
    if (!forms.size && !it.prefiks) { add(own, 1); it.kjent = false; it.vekt *= 0.7; }
    it.fare ||= [...forms].some(([to, sure]) => danger.has(to) && (sure > 0.5 || !known.has(word)) && word.length > 3);
    return it;
  }

  // --- what stands first ---
  const group = (record) => record.samme;
  function score(tokens) {
    const hits = new Map();
    tokens.forEach((it, n) => {
      for (const [source, share, boost] of [[index, NAME, WEIGHT], [texts, TEXT, { tittel: 4, tekst: 1 }]]) {
        if (!source) continue;
        const best = new Map();
        const note = (hit, sure, to) => {
          const worth = hit.score * sure * share;
          if (!(best.get(hit.id)?.worth >= worth)) best.set(hit.id, { worth, sure, to, felt: Object.values(hit.match).flat() });
        };
        for (const [to, sure] of it.forms) for (const hit of source.search(to, { boost })) note(hit, sure, to);
        if (it.prefiks && (source === index || it.ord.length > 3)) for (const hit of source.search(it.ord, { boost, prefix: true, weights: { fuzzy: 0, prefix: 0.9 } })) note(hit, it.prefiks, hit.terms[0]);
        for (const [id, found] of best) {
          let hit = hits.get(id);
          if (!hit) hits.set(id, (hit = { sum: 0, by: new Map(), navn: 0 }));
          hit.sum += found.worth * it.vekt;
          const old = hit.by.get(n);
          if (!old || old.sure < found.sure) hit.by.set(n, found);
          if (source === index && found.felt.some((name) => name !== "ledd")) hit.navn += it.vekt;
        }
      }
    });
    return hits;
  }

  function search(query, most = 30) {
    if (!self.klar) return [];
    const tokens = understood(query);
    self.sist = tokens;
    const typed = words(query), row = typed.join(" "), named = literal.get(row) ?? [];
    // a synonym of several words that stands whole in the query, its small words too: «onkel tar på meg»
    const inside = new Set([...(named.length ? [] : literal)].flatMap(([text, records]) => (text.length > 6 && text.includes(" ") && ` ${row} `.includes(` ${text} `) ? records : [])));
    if (!tokens.length && !named.length) return [];
    const all = tokens.reduce((sum, it) => sum + it.vekt, 0), kinds = self.data.sprak.vekt;
    const sure = tokens.map((it) => [...it.forms].filter(([, much]) => much > 0.5).map(([to]) => to));
    const means = (word) => sure.some((forms) => forms.includes(word)) || tokens.some((it) => it.prefiks && it.ord.length > 2 && word.startsWith(it.ord));
    const dangerous = tokens.some((it) => it.fare);
    const legal = /§|\d-\d|lov(en|a)?\b/i.test(query) || sure.flat().some((word) => laws.has(word));
    const asked = typed.length, hits = score(tokens);
    const wanted = tokens.length > 1 ? typed.flatMap((word) => asking.get(stem(word)) ?? []) : []; // «ppt telefon»: the word says which kind of hit
    for (const record of inside) if (!hits.has(record.nr)) hits.set(record.nr, { sum: 12, by: new Map(), navn: 1 });
    for (const record of named) if (!hits.has(record.nr)) hits.set(record.nr, { sum: 20, by: new Map(), navn: 1 });
    const rank = (sparing) => [...hits].flatMap(([id, hit]) => {
      const record = self.poster[id];
      const whole = named.includes(record), covered = whole ? 1 : Math.max(inside.has(record) ? 0.8 : 0, [...hit.by].reduce((sum, [n]) => sum + tokens[n].vekt, 0) / all);
      if (sparing ? covered < 0.5 || (!hit.navn && hit.sum < 3) : ![...hit.by].some(([n, { sure }]) => sure === 1 && tokens[n].vekt > 0.5)) return [];
      let phrase = 0, exact = 0;
      for (const [n, { ord: words, alle }] of record.fraser.entries()) {
        const share = words.filter(means).length / words.length;
        const same = share === 1 && alle <= asked && words.length === tokens.length && sure.every((forms) => forms.some((word) => words.includes(word)));
        phrase = Math.max(phrase, share * (n ? 0.9 : 1) * (alle > asked ? words.length / alle : 1) * Math.min(1, words.length / Math.max(1, tokens.length) + 0.35));
        if (same) exact = Math.max(exact, n ? 0.8 : 1);
      }
      if (inside.has(record)) exact = Math.max(exact, 0.9);
      if (whole) exact = Math.max(exact, 1) + 1;
      const why = { grunn: hit.sum, dekning: covered, frase: phrase, likt: exact, slag: (legal && record.slag === "lov" ? 1.5 : kinds[record.slag] ?? 1) * (wanted.includes(record.slag) ? 4 : 1) };
      return [{ record, verdi: hit.sum * covered ** 2 * (1 + phrase + 2.2 * exact) * why.slag * (hit.navn ? 1 : 0.6), hvorfor: why, ord: [...hit.by.values()].map(({ to }) => to) }];
    });
    let ranked = rank(true); // not for a word that only happens to stand somewhere
    if (!ranked.length) ranked = rank(false); // unless there is nothing else
    ranked.sort((a, b) => b.verdi - a.verdi || a.record.nr - b.record.nr);
    if (dangerous) urgent(ranked);
    return merged(ranked, most);
  }

  // a word of danger: «Når det haster» first, whatever else has the word; the page itself when no situation on it is much like what is asked
  function urgent(ranked) {
    const place = ranked.findIndex(({ record, verdi }) => record.slag === "trinn" && verdi > ranked[0].verdi * 0.08);
    if (place >= 0) ranked.unshift(...ranked.splice(place, 1));
    else {
      const page = self.poster.find((record) => record.slag === "side" && record.adresse === self.data.haster[0]);
      if (page) ranked.unshift({ record: page, verdi: ranked[0]?.verdi ?? 1, hvorfor: { fare: 1 }, ord: [] });
    }
    ranked[0] = { ...ranked[0], fare: true };
  }

  // things of one name are one result, with its parts under it, the most useful first
  function merged(ranked, most) {
    const found = new Map(), at = new Map();
    for (const hit of ranked) {
      const name = at.get(hit.record.adresse) ?? group(hit.record), first = found.get(name);
      at.set(hit.record.adresse, name);
      if (!first) { if (found.size < most && (hit.fare || hit.verdi > ranked[0].verdi * 0.04 || found.size < 3)) found.set(name, { ...hit, deler: [] }); }
      else if (!first.deler.some(({ adresse }) => adresse === hit.record.adresse) && first.record.adresse !== hit.record.adresse) first.deler.push(hit.record);
    }
    return [...found.values()].map(useful);
  }
  // who types the name of the thing gets what it is used for, and then what it means: the tool before the glossary
  function useful(hit) {
    if (hit.fare || hit.hvorfor.likt < 1 || !hit.deler.length) return hit;
    const worth = ({ slag }) => self.data.sprak.vekt[slag] ?? 1, all = [hit.record, ...hit.deler].sort((a, b) => worth(b) - worth(a));
    return { ...hit, record: all[0], deler: all.slice(1) };
  }

  // --- what is shown of a hit: the sentence with the words in it ---
  function marked(text, stems) { // [[text, is a hit], …]
    const wanted = new Set(stems), pieces = [];
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}]+(?:-\d+)?/gu)) {
      const word = stem(fold(match[0]));
      if (!wanted.has(word) && !(self.sist ?? []).some((it) => it.prefiks > 0 && it.ord.length > 1 && fold(match[0]).startsWith(it.ord))) continue;
      if (match.index > end) pieces.push([text.slice(end, match.index), false]);
      pieces.push([match[0], true]);
      end = match.index + match[0].length;
    }
    if (end < text.length) pieces.push([text.slice(end), false]);
    return pieces;
  }
  function sentence(hit) {
    const wanted = new Set(hit.ord), { record } = hit;
    const has = (text) => words(text).filter((word) => wanted.has(stem(word))).length;
    if (has(record.ledd) || (!record.tekst && record.ledd)) return record.ledd;
    const other = record.andre.find((name) => has(name));
    const sentences = (record.tekst ?? "").match(/[^.!?\n]+[.!?]*/g) ?? [];
    const best = sentences.map((text) => [has(text), text.trim()]).sort((a, b) => b[0] - a[0])[0];
    if (best?.[0] && !(other && record.ledd)) return best[1].length > 220 ? `${best[1].slice(0, 217).replace(/ \S*$/, "")} …` : best[1];
    return record.ledd || best?.[1] || "";
  }

  return Object.assign(self, { files, start, tekster, sok: search, fold, words, stem: (word) => stem(fold(word)), marked, sentence, understood });
})();
