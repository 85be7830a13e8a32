// One proposal: approving asks once more, in a dialog; nothing on the page changes under the reader.
import { does } from './keys.js';
import { say } from './desk.js';

const form = document.querySelector('#decide');
const approve = document.querySelector('[data-approve]');
const dialog = document.querySelector('#confirm');
const follow = selector => () => document.querySelector(selector)?.click();

does('previous-task', follow('[data-previous]'));
does('next-task', follow('[data-next]'));
does('return', () => form?.querySelector('textarea[name=reason]')?.focus());

const rows = () => [...document.querySelectorAll('[data-row]')];
const step = by => () => {
  const all = rows();
  const at = all.indexOf(document.activeElement);
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))]?.focus();
};
does('next', step(1));
does('previous', step(-1));

if (approve) {
  // the button works with the whole evidence on the page, and only then
  const whole = () => document.querySelectorAll('[data-piece]').length >= Number(approve.dataset.pieces);
  if (!whole()) approve.setAttribute('aria-disabled', 'true');
  approve.addEventListener('click', event => {
    if (approve.getAttribute('aria-disabled') === 'true') {
      event.preventDefault();
      say(document.getElementById(approve.getAttribute('aria-describedby')).textContent);
      return;
    }
    const grant = form.querySelector('textarea[name=grant][aria-required=true]');
    if (grant && !grant.value.trim()) return; // the server says at the field what is missing
    event.preventDefault();
    if (dialog.open) dialog.querySelector('[data-yes]').click();
    else dialog.showModal();
  });
  dialog.querySelector('[data-no]').addEventListener('click', () => dialog.close());
}

// what was refused, or is asked once more, is where one goes on; going to the part named in the address takes the focus away
const goOn = () => (document.querySelector('[aria-invalid=true]') ?? document.querySelector('#confirm-h'))?.focus();
goOn();
addEventListener('load', () => requestAnimationFrame(() => { if (document.activeElement === document.body) goOn(); }));

document.addEventListener('live', event => {
  const { claim, name } = event.detail;
  const bar = document.querySelector('#changed');
  if (!bar.hidden || claim !== document.querySelector('#main').dataset.claim || !/verdict-|evidence-|reopened/.test(name)) return;
  bar.hidden = false;
});
