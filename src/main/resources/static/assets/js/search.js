// Search: what is found so far is shown while one types; the address says what was asked, so that back and reload show it again.
import { say } from './desk.js';
import { does } from './keys.js';

const PAUSE_MS = 160;
const SAY_MS = 900;
const form = document.querySelector('.search-f');
const field = form.querySelector('#search-q');
let timer;
let voice;
let asked = null;

const address = () => {
  const query = new URLSearchParams(new FormData(form));
  if (!query.get('q').trim()) query.delete('q');
  return query;
};

const look = async () => {
  const query = address();
  asked?.abort();
  asked = new AbortController();
  const shown = '/search' + (query.size ? '?' + query : '');
  query.set('typing', '1');
  const answer = await fetch('/search?' + query, { signal: asked.signal }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const found = page.querySelector('#found');
  if (!found) return;
  document.querySelector('#found').replaceWith(found);
  document.title = page.title;
  history.replaceState(null, '', shown);
  clearTimeout(voice);
  voice = setTimeout(() => say(document.querySelector('#count')?.textContent ?? ''), SAY_MS);
};

field.addEventListener('input', event => {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(look, PAUSE_MS);
});
form.addEventListener('submit', () => { clearTimeout(timer); asked?.abort(); });

const links = () => [...document.querySelectorAll('.hit .go')];
const move = by => () => {
  const all = links();
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
};
does('next', move(1));
does('previous', move(-1));
field.addEventListener('keydown', event => {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  links()[0]?.focus();
});
if (!field.value) field.focus();
