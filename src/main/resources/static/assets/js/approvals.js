// The line of proposals, and the page where several are approved together.
import { does } from './keys.js';
import { say } from './desk.js';

const stops = () => [...document.querySelectorAll('.reopening .claim, .task .claim, .one input[name=claim]')];
const step = by => () => {
  const all = stops();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
  next.focus();
  next.closest('.one, .task, .reopening').scrollIntoView({ block: 'nearest' });
};
does('next', step(1));
does('previous', step(-1));
does('tick', () => document.activeElement.closest('.one')?.querySelector('input[name=claim]')?.click());
does('show-new', () => {
  const bar = document.querySelector('#changed');
  if (bar && !bar.hidden) bar.querySelector('a').click();
});

// the list never moves under the hand: it says that there is something new
document.addEventListener('live', event => {
  const bar = document.querySelector('#changed');
  if (!bar?.hidden || !/^claim\.(verdict-|second-reading|reopen)|^refresh$/.test(event.detail.name)) return;
  bar.hidden = false;
  say(bar.querySelector('span').textContent);
});
