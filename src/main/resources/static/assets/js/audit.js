// The audit trail: from entry to entry by key, and onto paper.
import { does } from './keys.js';

const entries = () => [...document.querySelectorAll('.tl > li')];

const move = by => {
  const all = entries();
  const at = all.findIndex(entry => entry.contains(document.activeElement));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
};

does('next', () => move(1));
does('previous', () => move(-1));

document.querySelector('[data-print]')?.addEventListener('click', () => print());
