// Moving the ends of a claim word by word, seen at once in the text; the server gets the result. Words as in Words.java.
import { paragraphAt, rangesOf } from './places.js';

const WORD = /[\p{L}\p{N}\p{M}]+(?:(?:[-‐‑'’.,_/&@]|(?<=\p{N})[\u00a0\u202f](?=\p{N}{3}(?!\p{N})))[\p{L}\p{N}\p{M}]+)*|[\p{S}%‰\u200d\ufe0f]+/gu;
const points = text => [...text].length;

const words = paragraph => [...paragraph.text.matchAll(WORD)].map(found => {
  const start = paragraph.start + points(paragraph.text.slice(0, found.index));
  return { start, end: start + points(found[0]) };
});

const wordsAt = at => {
  const paragraph = paragraphAt(at);
  return paragraph ? words(paragraph) : [];
};

const within = (place, all) => all.filter(word => word.start >= place.start && word.end <= place.end);

/** The places with one of their outer ends moved by a word, or null. */
const moved = (places, name) => {
  const first = places[0];
  const last = places.at(-1);
  if (name === 'START_BACK') {
    const word = wordsAt(first.start).filter(one => one.end <= first.start).at(-1);
    return word ? [{ start: word.start, end: first.end }, ...places.slice(1)] : null;
  }
  if (name === 'START_ON') {
    const inside = within(first, wordsAt(first.start));
    if (inside.length > 1) return [{ start: inside[1].start, end: first.end }, ...places.slice(1)];
    return places.length > 1 ? places.slice(1) : null;
  }
  if (name === 'END_ON') {
    const word = wordsAt(last.end).find(one => one.start >= last.end);
    return word ? [...places.slice(0, -1), { start: last.start, end: word.end }] : null;
  }
  const inside = within(last, wordsAt(last.start));
  if (inside.length > 1) return [...places.slice(0, -1), { start: last.start, end: inside.at(-2).end }];
  return places.length > 1 ? places.slice(0, -1) : null;
};

const parse = spans => spans.split(',').map(one => one.split('-').map(Number)).map(([start, end]) => ({ start, end }));
const join = places => places.map(place => `${place.start}-${place.end}`).join(',');
const wordsOf = places => places.map(place => rangesOf(place).map(String).join('')).join(' … ');

const preview = form => {
  const places = parse(form.elements.spans.value);
  form.querySelector('#ends-words').textContent = wordsOf(places);
  const isMoved = form.elements.spans.value !== form.dataset.spans;
  if (globalThis.CSS?.highlights) {
    CSS.highlights.delete('ends');
    if (isMoved) CSS.highlights.set('ends', new Highlight(...places.flatMap(rangesOf)));
  }
  for (const link of form.querySelectorAll('[data-step]')) {
    const next = moved(places, link.dataset.step);
    if (next) link.removeAttribute('aria-disabled');
    else link.setAttribute('aria-disabled', 'true');
  }
};

document.addEventListener('click', event => {
  const link = event.target.closest('[data-ends] [data-step]');
  if (!link) return;
  event.preventDefault();
  const form = link.closest('form');
  const next = moved(parse(form.elements.spans.value), link.dataset.step);
  if (!next) return;
  form.elements.spans.value = join(next);
  preview(form);
});

document.addEventListener('picked', () => globalThis.CSS?.highlights?.delete('ends'));
