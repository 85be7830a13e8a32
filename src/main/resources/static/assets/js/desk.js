// What every page does: keys, live updates, messages that go away by themselves, and the CSRF token on every write.
import { does } from './keys.js';
import { reaches, seemsAway, start } from './live.js';
import './notice.js';

const TOAST_MS = 8000;

document.documentElement.classList.add('has-js');

/** Says it to those who listen instead of looking. */
export const say = words => {
  const voice = document.querySelector('#said');
  voice.textContent = '';
  requestAnimationFrame(() => { voice.textContent = words; });
};

/** A form or link sent by htmx from a page carries the page's CSRF token. */
document.addEventListener('htmx:config:request', event => {
  const token = document.querySelector('meta[name=csrf]');
  if (token) event.detail.ctx.request.headers[token.dataset.header] = token.content;
});

/** What was done goes into the corner and away after a while; while one is on it, it stays. Errors stay where they are. */
const floated = new WeakSet();
export const float = (root = document) => {
  for (const toast of root.querySelectorAll('[data-toast]')) {
    if (floated.has(toast)) continue;
    floated.add(toast);
    document.querySelector('#toasts').replaceChildren(toast);
    let timer;
    const leave = () => { timer = setTimeout(() => toast.remove(), TOAST_MS); };
    const stay = () => clearTimeout(timer);
    toast.addEventListener('pointerenter', stay);
    toast.addEventListener('focusin', stay);
    toast.addEventListener('pointerleave', leave);
    toast.addEventListener('focusout', leave);
    leave();
  }
};

/**
 * Says why nothing came of what was sent; the page stays, with all that was typed. Without a connection the browser would put a page of
 * its own in its place, and a server that refuses a page of why.
 */
export const unsent = why => {
  const notice = document.querySelector('#unsent-t').content.cloneNode(true);
  const words = notice.querySelector('p');
  if (why) words.textContent = `${why}. ${words.dataset.refused}`;
  document.querySelector('#toasts').replaceChildren(notice);
};

/** What a page of why says in its headline; undefined of any other page. */
export const refusal = page => page.querySelector('.problem h1')?.textContent;
document.addEventListener('htmx:before:swap', event => {
  const { ctx } = event.detail;
  if (!(ctx?.sourceElement instanceof HTMLFormElement) || !(ctx.response?.status >= 400)) return;
  const why = refusal(new DOMParser().parseFromString(ctx.text, 'text/html'));
  if (!why) return;
  event.preventDefault();
  unsent(why);
});
const sentInPlace = form => form.matches('[hx-get], [hx-post]');
let tried = null;
document.addEventListener('submit', async event => {
  const { target: form, submitter } = event;
  if (form === tried || !seemsAway() || sentInPlace(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!await reaches()) { unsent(); return; }
  tried = form;
  form.requestSubmit(submitter);
  tried = null;
}, true);
document.addEventListener('click', event => {
  const link = event.target.closest('a[href]');
  if (navigator.onLine || !link || link.getAttribute('href').startsWith('#') || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  unsent();
}, true);

document.addEventListener('click', event => {
  if (event.target.closest('[data-help]')) document.querySelector('#help').showModal();
  const closer = event.target.closest('[data-close]');
  if (closer) closer.closest('dialog, [data-toast], [data-notice]')?.remove();
});

does('submit', () => document.querySelector('[data-submit]:not([aria-disabled=true])')?.click());

float();
document.addEventListener('htmx:after:swap', () => float());
start();
