// Keys: the table is the help dialog of the page. A page's module says what it answers with does(name, deed).
const deeds = new Map();
const PAIR_MS = 1200;
let first = null;
let firstTimer;

export const does = (name, deed) => deeds.set(name, deed);

const table = () => new Map(
  [...document.querySelectorAll('#help [data-key]')].map(row => [row.dataset.key, row.dataset.does]));

const inField = target => target instanceof Element &&
  target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]');

const run = (name, event) => {
  const deed = deeds.get(name);
  if (!deed) return false;
  event.preventDefault();
  deed(event);
  return true;
};

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.isComposing) return;
  const keys = table();
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key === 'Enter') {
    // held down it must not answer the question that the first stroke has put
    if (event.repeat) event.preventDefault();
    else if (keys.has('Ctrl+Enter')) run(keys.get('Ctrl+Enter'), event);
    return;
  }
  if (event.key === 'Escape' && !document.querySelector('dialog[open]')) {
    if (inField(event.target)) event.target.blur();
    else run('back', event);
    return;
  }
  if (document.body.dataset.keys !== 'true' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (inField(event.target) || document.querySelector('dialog[open]')) return;
  const pressed = first ? first + ' ' + event.key : event.key;
  first = null;
  clearTimeout(firstTimer);
  if (keys.has(pressed)) {
    run(keys.get(pressed), event);
  } else if ([...keys.keys()].some(key => key.startsWith(pressed + ' '))) {
    first = pressed;
    firstTimer = setTimeout(() => { first = null; }, PAIR_MS);
  }
});

const go = place => () => {
  const link = document.querySelector(`[data-go=${place}]`);
  if (link) location.assign(link.href);
};
for (const place of ['tasks', 'articles', 'approvals', 'audit', 'dashboard']) does('go-' + place, go(place));
does('help', () => document.querySelector('#help')?.showModal());
does('search', () => {
  const field = document.querySelector('#search-q');
  if (field?.checkVisibility()) field.focus();
  else location.assign(document.querySelector('[data-go=search]').href);
});
