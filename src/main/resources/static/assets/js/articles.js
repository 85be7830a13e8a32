// The list of dispatches: j and k go from title to title.
import { does } from './keys.js';

const titles = () => [...document.querySelectorAll('.stories tbody th a')];

const step = by => () => {
  const all = titles();
  if (!all.length) return;
  const now = all.indexOf(document.activeElement);
  const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + by));
  all[next].focus();
};

does('next', step(1));
does('previous', step(-1));
