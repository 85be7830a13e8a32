// The proposal's draft: kept in the browser at every stroke, on the server every two seconds, until the server says it has it.
import { say } from './desk.js';
import { drop, fill, keep, kept, typedIn } from './claim-kept.js';

const EVERY_MS = 2000;
const AGAIN_MS = 5000;

export const keepProposal = at => {
  let timer = null;
  let sending = null;
  let stroke = 0;
  let status = '';
  let over = false;
  const form = () => at('#propose');

  const show = (words, icon = '') => {
    const line = at('#saved');
    if (!line) return;
    const sign = icon ? at('#saved').ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'svg') : null;
    if (sign) {
      sign.setAttribute('class', 'i');
      sign.setAttribute('aria-hidden', 'true');
      const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
      use.setAttribute('href', '#i-' + icon);
      sign.append(use);
    }
    line.replaceChildren(...(sign ? [sign] : []), words);
    line.classList.toggle('bad', icon === 'alert');
  };

  /** Told aloud once, not at every attempt. */
  const kept_here = why => {
    show(form().dataset[why], 'alert');
    if (status !== why) say(form().dataset[why]);
    status = why;
  };

  const later = ms => {
    clearTimeout(timer);
    timer = setTimeout(send, ms);
  };

  const send = async () => {
    timer = null;
    if (!form() || over) return;
    if (sending) return later(EVERY_MS);
    const sent = stroke;
    show(form().dataset.saving);
    const token = document.querySelector('meta[name=csrf]');
    const body = new URLSearchParams(typedIn(form()));
    const abort = new AbortController();
    sending = abort;
    try {
      const answer = await fetch(form().dataset.draft, {
        method: 'POST', body, signal: abort.signal, headers: { 'HX-Request': 'true', [token.dataset.header]: token.content },
      });
      if (over || !form()) return;
      if (answer.redirected) return kept_here('signedOut');
      if (!answer.ok) return kept_here('refused');
      const said = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-saved]');
      form().dataset.saved = said.dataset.saved;
      if (sent === stroke) drop(form());
      else keep(form(), { base: said.dataset.saved });
      status = '';
      show(said.textContent, 'check');
    } catch {
      if (over || !form()) return;
      kept_here('offline');
      later(AGAIN_MS);
    } finally {
      if (sending === abort) sending = null;
    }
  };

  const count = () => {
    const line = at('#propose-rationale-n');
    if (!line) return;
    const number = new Intl.NumberFormat(document.documentElement.lang);
    const n = [...at('#propose-rationale').value].length;
    line.textContent = line.dataset.words.replace('{0}', number.format(n)).replace('{1}', number.format(line.dataset.most));
    line.classList.toggle('over', n > line.dataset.most);
  };

  const changed = event => {
    if (!form() || event.target.form !== form()) return;
    stroke += 1;
    over = false;
    count();
    keep(form(), { base: form().dataset.saved ?? '' });
    if (timer === null) later(EVERY_MS);
  };
  document.addEventListener('input', changed);
  document.addEventListener('change', event => { if (event.target.type === 'radio') changed(event); });
  addEventListener('online', () => { if (form() && kept(form())) later(0); });

  /** What this browser still holds was not acknowledged; unless the server has something from elsewhere since. */
  const restore = () => {
    const mine = kept(form());
    if (!mine || form().dataset.typed !== undefined) return;
    const server = form().dataset.saved ?? '';
    if (server && mine.base !== server && mine.at < Date.parse(server)) return drop(form());
    fill(form(), mine.fields);
    const word = at('#restored');
    const when = new Intl.DateTimeFormat(document.documentElement.lang, { hour: 'numeric', minute: '2-digit' }).format(mine.at);
    word.hidden = false;
    word.querySelector('span').textContent = form().dataset.fromBrowser.replace('{0}', when);
    stroke += 1;
    later(0);
  };

  const begin = () => {
    over = false;
    if (form()) count();
  };
  if (form()) {
    restore();
    begin();
  }
  return {
    begin,
    dirty: () => form() !== null && (kept(form()) !== null || stroke > 0),
    /** On the way to being proposed: nothing may be saved behind it. */
    stop: () => {
      over = true;
      clearTimeout(timer);
      timer = null;
      sending?.abort();
    },
    forget: () => { if (form()) drop(form()); },
  };
};
