// A story: walk through its claims, select, mark, put right. The text is never changed here: places are counted in code points.
import { say } from './desk.js';
import { does } from './keys.js';
import './ends.js';
import { placeOf } from './places.js';

const CARD_AFTER_MS = 120;
const main = document.querySelector('#main');
const reader = document.querySelector('#reader');
const side = document.querySelector('#claims');
const narrow = matchMedia('(max-width:1020px)');
const refs = () => [...reader.querySelectorAll('.para a.ref')];
const refOf = n => reader.querySelector(`.para a.ref[data-c="${n}"]`);
const selected = () => new URLSearchParams(location.search).get('claim');

/** Shows in text and list which claim is selected, and which speak against it. */
const show = n => {
  const against = new Set((refOf(n)?.dataset.against || '').split(' '));
  for (const mark of reader.querySelectorAll('.para mark')) {
    mark.classList.toggle('on', mark.dataset.c === n);
    mark.classList.toggle('rel', against.has(mark.dataset.c));
  }
  for (const link of side.querySelectorAll('.list a')) {
    if (link.dataset.c === n) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
};

let timer;
let wanted = null;
const card = async (n, toCard) => {
  const answer = await fetch(`${location.pathname}/card?claim=${n}`).catch(() => null);
  if (wanted !== n) return;
  if (!answer?.ok || answer.redirected) {
    location.assign(`${location.pathname}?claim=${n}#t-${n}`);
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.sheet');
  document.querySelector('#picked').replaceChildren(fresh);
  document.dispatchEvent(new CustomEvent('picked'));
  if (toCard) document.querySelector(`#c-${n}`)?.focus();
};

const select = (n, { sheet = true, toCard = false, soon = 0 } = {}) => {
  wanted = n;
  history.replaceState(null, '', `${location.pathname}?claim=${n}`);
  show(n);
  side.classList.toggle('picked', sheet || !narrow.matches);
  clearTimeout(timer);
  timer = setTimeout(() => card(n, toCard), soon);
};

const unselect = () => {
  const n = selected();
  wanted = null;
  clearTimeout(timer);
  side.classList.remove('picked');
  document.querySelector('#picked').replaceChildren();
  history.replaceState(null, '', location.pathname);
  show('');
  refOf(n)?.focus();
};

const step = by => () => {
  const all = refs();
  if (!all.length) return;
  const here = all.indexOf(document.activeElement);
  const from = here >= 0 ? here : all.indexOf(refOf(selected()));
  const next = all[Math.max(0, Math.min(all.length - 1, from < 0 ? 0 : from + by))];
  next.focus({ preventScroll: true });
  // on a phone the sheet would cover what one walks through
  select(next.dataset.c, { soon: CARD_AFTER_MS, sheet: false });
  next.scrollIntoView({ block: 'center' });
};
does('next', step(1));
does('previous', step(-1));

does('back', () => {
  const n = selected();
  if (!n) return;
  if (narrow.matches && side.classList.contains('picked')) unselect();
  else refOf(n)?.focus();
});

document.addEventListener('click', event => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (event.target.closest('[data-unpick]')) {
    event.preventDefault();
    return unselect();
  }
  if (event.target.closest('[data-to-mark]')) {
    event.preventDefault();
    if (narrow.matches) side.classList.remove('picked');
    refOf(selected())?.focus({ preventScroll: true });
    return refOf(selected())?.scrollIntoView({ block: 'center' });
  }
  const link = event.target.closest('.para a.ref, .side .list a');
  const mark = link ? null : event.target.closest('.para mark');
  const n = (link || mark)?.dataset.c;
  if (!n || mark && !getSelection().isCollapsed) return;
  event.preventDefault();
  const byKey = event.detail === 0;
  const shown = document.querySelector(`#c-${n}`);
  if (byKey && shown) {
    side.classList.add('picked');
    return shown.focus();
  }
  select(n, { toCard: byKey });
  const text = reader.querySelector(`.para mark[data-c="${n}"]`);
  if (link?.closest('.list') || narrow.matches) text?.scrollIntoView({ block: narrow.matches ? 'start' : 'center' });
});

// the highlights, on or off
const toggle = document.querySelector('[data-marks]');
const marks = () => {
  const off = reader.classList.toggle('nohl');
  toggle?.setAttribute('aria-pressed', String(!off));
  say(off ? main.dataset.marksOff : main.dataset.marksOn);
};
toggle?.addEventListener('click', marks);
does('highlights', marks);

// the claim says two things
does('split', () => {
  const split = document.querySelector('#split');
  if (!split) return;
  split.open = true;
  side.classList.add('picked');
  (split.querySelector('select, textarea') || split.querySelector('summary')).focus();
});

// a claim the extraction missed
const add = document.querySelector('#add');
const mark = () => {
  const place = placeOf(getSelection());
  if (!add || !place) return say(main.dataset.selectFirst);
  add.open = true;
  add.querySelector('[name=passage]').value = place.words;
  const where = add.querySelector('#add-place');
  const field = where.matches('input') ? where : document.createElement('input');
  if (field !== where) {
    Object.assign(field, { type: 'hidden', name: 'place', id: 'add-place' });
    where.replaceWith(field);
  }
  field.value = `${place.start}-${place.end}`;
  side.classList.remove('picked');
  add.scrollIntoView({ block: 'center' });
  add.querySelector('#add-source').focus({ preventScroll: true });
};
const button = document.querySelector('[data-mark]');
button?.addEventListener('pointerdown', event => event.preventDefault()); // the selection stays
button?.addEventListener('click', mark);
does('mark', mark);
add?.querySelector('[name=passage]').addEventListener('input', () => {
  const where = add.querySelector('input#add-place');
  if (where) where.value = '';
});

document.addEventListener('click', event => {
  const all = event.target.closest('[data-tick-all]');
  if (all) for (const box of all.closest('fieldset').querySelectorAll('input[type=checkbox]')) box.checked = true;
});

// somebody else works on the same story: the text renews itself, but never a form somebody may be in
document.addEventListener('live', async event => {
  const sheet = document.querySelector('.sheet');
  if (!sheet || event.detail.claim !== sheet.dataset.claim && event.detail.name !== 'refresh') return;
  const n = selected();
  const answer = await fetch(`${location.pathname}/card?claim=${n}`).catch(() => null);
  if (!answer?.ok || answer.redirected || wanted && wanted !== n) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.sheet');
  if (!fresh || fresh.dataset.version === sheet.dataset.version) return;
  if (!sheet.querySelector('details[open]') && !sheet.contains(document.activeElement)) {
    sheet.replaceWith(fresh);
    return;
  }
  sheet.querySelector('#changed').hidden = false;
  say(main.dataset.changed);
});
// it has been read: the whole page is another one
if (document.querySelector('[data-reading]')) {
  document.addEventListener('live:done', () => {
    if (!document.querySelector('[data-reading]')) location.reload();
  });
}
