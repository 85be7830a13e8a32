// The task list: keys and the real focus, filters without a new page, deeds that keep the place, the preview, and news that wait until
// they are asked for. Everything here also works as plain links and forms.
import { does } from './keys.js';
import { float, refusal, say, unsent } from './desk.js';

const PREVIEW_MS = 90;
const SOON_MS = 300;
const BETWEEN_MS = 2000;
const TICK_MS = 60000;
const wide = matchMedia('(min-width: 1281px)');
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const rows = () => all('[data-row]');
const rowOf = element => element?.closest?.('[data-row]');
const here = () => location.pathname + location.search;

const morph = (target, fresh) => htmx.swap({ sourceElement: target, target, text: fresh.outerHTML, swap: 'outerMorph' });
const page = async (address, options = {}) => {
  const answer = await fetch(address, { ...options, headers: { 'HX-Request': 'true', ...options.headers } });
  return { answer, fresh: new DOMParser().parseFromString(await answer.text(), 'text/html') };
};

// --- rows: the one that has the focus is the current one, in the address and in the preview

let previewTimer;
let previewing = null;
const preview = () => {
  clearTimeout(previewTimer);
  if (!wide.matches) return;
  previewTimer = setTimeout(async () => {
    const aside = one('#preview');
    const key = one('[data-row].cur')?.dataset.key;
    if (!key || aside.dataset.of === key && !aside.hidden) return;
    previewing?.abort();
    previewing = new AbortController();
    aside.setAttribute('aria-busy', 'true');
    try {
      const { answer, fresh } = await page(here(), { headers: { 'X-Part': 'preview', 'X-Live': 'true' }, signal: previewing.signal });
      const found = fresh.getElementById('preview');
      if (!answer.ok || !found || found.dataset.of !== key) aside.hidden = true;
      else await morph(aside, found);
      one('#preview').removeAttribute('aria-busy');
      one('#preview').scrollTop = 0;
    } catch (gone) {
      if (gone.name !== 'AbortError') aside.hidden = true;
    }
  }, PREVIEW_MS);
};

const select = row => {
  if (!row || row.classList.contains('cur') && one('#preview').dataset.of === row.dataset.key) return;
  for (const other of rows()) other.classList.toggle('cur', other === row);
  const address = new URL(location.href);
  address.searchParams.set('claim', row.dataset.key);
  history.replaceState(history.state, '', address);
  preview();
};

const focus = row => one('.claim', row)?.focus();
const current = () => rowOf(document.activeElement) ?? one('[data-row].cur') ?? rows()[0];
const step = by => () => {
  const list = rows();
  if (!rowOf(document.activeElement)) { focus(current()); return; }
  focus(list[Math.min(list.length - 1, Math.max(0, list.indexOf(current()) + by))]);
};

document.addEventListener('focusin', event => select(rowOf(event.target)));

does('next', step(1));
does('previous', step(-1));
does('take', () => {
  const row = current();
  const button = one('button[name=take]', row);
  if (button) button.click();
  else if (row) say(one('.meta', row).textContent.trim().replace(/\s+/g, ' '));
});
does('tick', () => one('input[name=tick]', current())?.click());
does('show-new', () => one('[data-news]')?.click());
does('later', () => {
  const menu = one('.pop-d', current());
  if (!menu) return;
  menu.open = true;
  one('button', menu).focus();
});
does('back', () => {
  const menu = rowOf(document.activeElement) && document.activeElement.closest('.pop-d[open]');
  if (!menu) return;
  menu.open = false;
  one('summary', menu).focus();
});

document.addEventListener('click', event => {
  for (const menu of all('.pop-d[open]')) if (!menu.contains(event.target)) menu.open = false;
});

// --- the whole list anew, where it stands

const counted = fresh => {
  document.title = fresh.title;
  const places = all('[data-go]', fresh);
  all('[data-go]').forEach((place, i) => {
    if (places[i] && place.innerHTML !== places[i].innerHTML) place.innerHTML = places[i].innerHTML;
  });
};

let shown = 0;
const show = async fresh => {
  const desk = fresh.getElementById('desk');
  if (!desk) return false;
  shown += 1;
  const open = one('#filters').open;
  await morph(one('#desk'), desk);
  one('#filters').open = open;
  // a tick is what the server says, not what the browser remembers of another list
  for (const box of all('#facets input, input[name=tick]')) box.checked = box.defaultChecked;
  ticked();
  counted(fresh);
  float();
  return true;
};

const load = async address => {
  try {
    const { answer, fresh } = await page(address);
    if (answer.ok && await show(fresh)) return;
  } catch { /* then as a page of its own */ }
  location.assign(address);
};

document.addEventListener('change', event => {
  if (event.target.name === 'tick') ticked();
  const form = event.target.closest('#facets');
  if (!form) return;
  const address = '/tasks?' + new URLSearchParams(new FormData(form));
  history.pushState(null, '', address);
  load(address);
});
addEventListener('popstate', () => load(here()));

document.addEventListener('click', async event => {
  const link = event.target.closest('[data-news]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (here() !== link.getAttribute('href')) history.pushState(null, '', link.href);
  await load(link.href);
  focus(rows()[0]);
});

const ticked = () => {
  const counter = one('[data-ticked]');
  if (counter) counter.textContent = all('input[name=tick]:checked').length;
};

// --- deeds: the list stays where it is, and the focus goes on to the next row

const places = acted => {
  const list = rows();
  const i = list.findIndex(row => acted.has(row.id));
  if (i < 0) return [];
  return [...list.slice(i).filter(row => !acted.has(row.id)), ...list.slice(0, i).reverse(), list[i]].map(row => row.id);
};

let sending = false;
document.addEventListener('submit', async event => {
  const form = event.target;
  const undo = form.closest('#toasts');
  if (form.id !== 'work' && !undo) return;
  event.preventDefault();
  if (sending) return;
  const data = new FormData(form, event.submitter);
  const single = ['take', 'release', 'resume', 'later'].map(name => data.get(name)).find(Boolean);
  const acted = new Set((single ? [single.split(':').pop()] : data.getAll('tick')).map(id => 'row-' + id));
  if (single) data.delete('tick');
  const next = places(acted);
  sending = true;
  try {
    const { answer, fresh } = await page(here(), { method: 'POST', body: new URLSearchParams(data) });
    const why = answer.ok ? undefined : refusal(fresh);
    if (why) { unsent(why); return; }
    if (!await show(fresh)) { location.reload(); return; }
    if (answer.ok) focus(undo ? current() : one('#' + next.find(id => document.getElementById(id))) ?? rows()[0]);
    else one('#desk [role=alert]')?.scrollIntoView({ block: 'nearest' });
  } catch {
    unsent();
  } finally {
    sending = false;
  }
});

// --- live: counts and rows change in place, nothing moves; what is new is announced

const gone = row => {
  if (row.classList.contains('gone')) return;
  row.classList.add('gone');
  for (const control of all('button, input', row)) control.disabled = true;
  const word = document.createElement('span');
  word.className = 'tag';
  word.textContent = one('#gone-word').textContent;
  one('.meta', row).append(word);
  if (row.classList.contains('cur')) one('#preview').hidden = true;
};

const patch = async (row, now) => {
  now.classList.toggle('cur', row.classList.contains('cur'));
  const late = !one('.sla.late', row) && one('.sla.late', now);
  const box = one('input[name=tick]', row);
  const menu = one('.pop-d[open]', row);
  if (menu || row.outerHTML === now.outerHTML) return;
  const checked = box?.checked;
  await morph(row, now);
  const fresh = one('input[name=tick]', document.getElementById(row.id));
  if (fresh && checked) fresh.checked = true;
  if (late) say(one('.claim', now).textContent + ' ' + one('.sla b', now).textContent.trim());
};

const refresh = async () => {
  const address = new URL(location.href);
  address.searchParams.set('seen', one('#desk').dataset.seen);
  const of = shown;
  const { answer, fresh } = await page(address, { headers: { 'X-Live': 'true' } }).catch(() => ({}));
  if (!answer?.ok || !fresh.getElementById('desk')) return;
  // the answer speaks of a list that another one has replaced meanwhile
  if (of !== shown || sending) { soon(); return; }
  for (const row of rows()) {
    const now = fresh.getElementById(row.id);
    if (now) await patch(row, now);
    else gone(row);
  }
  const held = fresh.getElementById('preview');
  if (held.dataset.of && held.dataset.of === one('[data-row].cur')?.dataset.key && !one('#preview .pop-d[open]')) {
    await morph(one('#preview'), held);
  }
  for (const id of ['views', 'facets', 'news']) {
    const part = document.getElementById(id);
    const now = fresh.getElementById(id);
    if (part && now && part.innerHTML !== now.innerHTML) await morph(part, now);
  }
  ticked();
  counted(fresh);
};

let last = 0;
let waiting = null;
const soon = () => {
  waiting ??= setTimeout(async () => {
    waiting = null;
    last = Date.now();
    await refresh();
  }, Math.max(SOON_MS, last + BETWEEN_MS - Date.now()));
};
document.addEventListener('live', soon);
setInterval(() => { if (!document.hidden) soon(); }, TICK_MS);
ticked();
