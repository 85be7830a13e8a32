// A claim's page: what is typed is never lost, and what others do meanwhile is shown around it.
import { does } from './keys.js';
import { say } from './desk.js';
import { keepEvidence } from './claim-kept.js';
import { keepProposal } from './claim-draft.js';

const at = selector => document.querySelector(selector);

// a morph must not close what somebody has opened
htmx.config.morphIgnore = [...(htmx.config.morphIgnore || []), 'open'];

const proposal = keepProposal(at);
const evidence = keepEvidence(at);

/** Says beside the page's head why something was not sent; everything typed stays where it is. */
const unsent = why => {
  const notice = at('#unsent');
  if (!notice) return;
  notice.hidden = !why;
  notice.querySelector('p').textContent = why ? notice.dataset[why] : '';
  if (why) notice.scrollIntoView({ block: 'nearest' });
};

const openAdd = stance => {
  const add = at('#add');
  if (!add) return;
  add.open = true;
  const radio = stance && add.querySelector(`[name=stance][value=${stance}]`);
  if (radio) {
    radio.checked = true;
    radio.dispatchEvent(new Event('change', { bubbles: true }));
  }
  at('#quick').focus();
  add.scrollIntoView({ block: 'nearest' });
};

const choose = n => () => {
  const card = at('#verdict-' + n);
  if (!card) return;
  card.checked = true;
  card.focus();
  card.dispatchEvent(new Event('change', { bubbles: true }));
};

for (const n of [1, 2, 3, 4]) does('verdict-' + n, choose(n));
does('note', () => (at('#propose-rationale') || at('#note-note'))?.focus());
does('evidence', () => openAdd());
does('previous-task', () => at('#previous-task')?.click());
does('next-task', () => at('#next-task')?.click());

document.addEventListener('click', event => {
  const adder = event.target.closest('[data-add]');
  if (adder && at('#add')) {
    event.preventDefault();
    openAdd(adder.dataset.add);
  }
  const address = event.target.closest('[data-address]');
  if (address) {
    const field = at('#note-note');
    const before = field.value.slice(0, field.selectionStart);
    field.setRangeText((/\S$/.test(before) ? ' ' : '') + address.dataset.address, field.selectionStart, field.selectionEnd, 'end');
    field.focus();
  }
});

// the page is sent and comes back in place; a reader whose session is over keeps what they typed
document.addEventListener('htmx:before:request', event => {
  if (event.detail.ctx.sourceElement.id === 'propose') proposal.stop();
});
document.addEventListener('htmx:before:swap', event => {
  const { ctx } = event.detail;
  if (ctx?.response?.raw?.redirected && new URL(ctx.response.raw.url).pathname === '/sign-in') {
    event.preventDefault();
    unsent('signedOut');
    return;
  }
  const sent = ctx?.sourceElement;
  if (sent instanceof HTMLFormElement && ctx.response?.status < 400) {
    unsent(null);
    if (sent.id === 'attach') {
      evidence.forget();
      sent.closest('details').open = false;
      at('#quick').value = '';
      at('#prospect').replaceChildren();
    }
    if (sent.id === 'propose') proposal.forget();
    if (sent.id !== 'propose') sent.reset();
  }
});
document.addEventListener('htmx:error', event => {
  if (event.detail.ctx?.sourceElement instanceof HTMLFormElement) unsent('offline');
});
document.addEventListener('htmx:after:swap', event => {
  const sent = event.detail.ctx?.sourceElement;
  if (sent instanceof HTMLFormElement && sent.id === 'attach') at('#add > summary')?.focus();
  at('#main [role=alert]:not([hidden]) a, #main [aria-invalid=true]')?.focus();
  proposal.begin();
});

// somebody else took, released or set the claim aside: forms that no longer fit stay until their writer has seen why
let standing = at('#standing')?.dataset.state;
document.addEventListener('live:done', () => {
  const now = at('#standing');
  if (!now || now.dataset.state === standing) return;
  standing = now.dataset.state;
  const writing = at('#propose') !== null;
  if (writing === (now.dataset.writing === 'true')) return;
  if (!proposal.dirty() && !evidence.dirty() && !at('#note-note')?.value) location.reload();
  else {
    unsent('gone');
    at('[data-submit]')?.setAttribute('aria-disabled', 'true');
    say(at('#unsent').textContent);
  }
});
