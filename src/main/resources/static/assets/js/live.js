// Live: one tab of the browser listens to the newsroom's ticker and tells the others. An event is a name and ids, never HTML.
// A page hears it as the event "live" on document; every element with data-live that it concerns is fetched again and morphed.
// name "refresh" means: something may have been missed, fetch everything again.
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('recoupe-live') : null;
const SOON_MS = 250;
const AT_ONCE_MS = 300;
const FIRST_RETRY_S = 2;
const LONGEST_RETRY_S = 30;
const GIVE_UP_AFTER_MS = 40000;
const LOOK_AGAIN_MS = 10000;
const PROBE_MS = 5000;
let waiting = new Set();
let timer;
let fetching = Promise.resolve();
/** Where this tab stands; whichever tab listens next goes on from there. */
let last = '';

const concerns = (element, news) => news.name === 'refresh' ||
  element.dataset.live.split(' ').some(word => word === news.article || word === news.claim || word === news.name.split('.')[0]);

const address = part => part.dataset.liveFrom || location.pathname + location.search;

const putInPlace = async (from, of) => {
  const answer = await fetch(from, { headers: { 'HX-Request': 'true', 'X-Live': 'true', 'X-Requested-With': 'XMLHttpRequest' } }).catch(() => null);
  if (!answer || answer.redirected || [401, 429].includes(answer.status) || answer.status >= 500) {
    of.forEach(part => waiting.add(part)); // as soon as there is a connection, or a session, again
    if (answer?.redirected) session.look();
    return;
  }
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of of) {
    const now = fresh.getElementById(part.id);
    if (now && part.isConnected) await htmx.swap({ sourceElement: part, target: part, text: now.outerHTML, swap: 'outerMorph' });
  }
  const title = fresh.querySelector('title');
  if (title) document.title = title.textContent;
  document.dispatchEvent(new CustomEvent('live:done', { detail: { parts: of } }));
};

/** Fetches the page as it stands in the address and puts the new state of these elements in place; what is typed stays. */
export const refetch = elements => {
  fetching = fetching.then(async () => {
    const parts = [...elements].filter(part => part.id && part.isConnected);
    const later = document.hidden ? parts.filter(part => part.dataset.liveLazy !== undefined) : [];
    later.forEach(part => waiting.add(part));
    const now = parts.filter(part => !later.includes(part));
    for (const from of new Set(now.map(address))) await putInPlace(from, now.filter(part => address(part) === from));
  }).catch(error => console.warn(error));
  return fetching;
};

const fetchWaiting = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const all = waiting;
    waiting = new Set();
    if (all.size) refetch(all);
  }, SOON_MS);
};

const hear = news => {
  if (!document.dispatchEvent(new CustomEvent('live', { detail: news, cancelable: true }))) return;
  for (const element of document.querySelectorAll('[data-live]')) if (concerns(element, news)) waiting.add(element);
  fetchWaiting();
};

const announce = words => {
  const voice = document.querySelector('#said');
  if (voice) voice.textContent = words;
};

/**
 * What the header says of the connection: the seconds change in silence, going and coming back is said once. A word of the stream that
 * was still under way when the line went does not bring it back: what was said of it would then stay for good.
 */
const connection = {
  away: false,
  show(seconds) {
    const sign = document.querySelector('#connection');
    if (!sign) return;
    const words = sign.querySelector('span');
    const away = seconds !== null || !navigator.onLine;
    sign.hidden = !away;
    if (away) words.textContent = seconds > 0 ? words.dataset.offline.replace('{0}', seconds) : words.dataset.away;
    if (away !== this.away) announce(away ? words.textContent : words.dataset.back);
    if (this.away && !away) {
      document.querySelector('#toasts [data-unsent]')?.remove();
      fetchWaiting();
    }
    this.away = away;
  },
};

/** The session may be over: the page says so and keeps everything; signed in again in another tab, it goes on. */
const session = {
  over: false,
  again: null,
  async look() {
    const answer = await fetch('/events/reader', { headers: { 'X-Requested-With': 'XMLHttpRequest' }, cache: 'no-store' }).catch(() => null);
    if (answer?.status === 401) return this.show(true, false);
    if (!answer?.ok || answer.redirected) return null;
    const another = (await answer.text()) !== document.body.dataset.person;
    if (this.over && !another) await this.renew();
    return this.show(another, another);
  },
  show(over, another) {
    const notice = document.querySelector('#signed-out');
    if (!notice) return !over;
    if (over) connection.show(null);
    notice.hidden = !over;
    notice.querySelector('.s-over').hidden = another;
    notice.querySelector('.s-other').hidden = !another;
    if (over && !this.over) announce(notice.querySelector(another ? '.s-other' : '.s-over').textContent);
    this.over = over;
    clearTimeout(this.again);
    if (over) this.again = setTimeout(() => this.look(), LOOK_AGAIN_MS);
    else tell({ nudge: true });
    return !over;
  },
  /** A new session has a new token: without it nothing that was typed could be sent. */
  async renew() {
    const answer = await fetch(location.pathname + location.search, { headers: { 'X-Live': 'true', 'X-Requested-With': 'XMLHttpRequest' } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('meta[name=csrf]');
    const old = document.querySelector('meta[name=csrf]');
    if (!fresh || !old) return;
    old.content = fresh.content;
    document.querySelectorAll('input[name=_csrf]').forEach(field => { field.value = fresh.content; });
    hear({ name: 'refresh' });
  },
};

/** What the tab that listens does when somebody looks at another one. */
let nudged = () => {};

const receive = message => {
  if (message.last) last = message.last;
  if ('news' in message) hear(message.news);
  if ('offline' in message && !session.over) connection.show(message.offline);
  if ('session' in message && !session.over) session.look();
  if ('nudge' in message) nudged();
};

const tell = message => {
  channel?.postMessage(message);
  receive(message);
};

if (channel) channel.onmessage = event => receive(event.data);

/** Listens until the tab is closed; comes back by itself after every cut and asks for what it missed. */
const listen = () => {
  let wait = 0;
  let source = null;
  let alive;
  let next;
  const beat = () => {
    clearTimeout(alive);
    alive = setTimeout(lost, GIVE_UP_AFTER_MS);
  };
  const close = () => {
    clearTimeout(alive);
    clearTimeout(next);
    source?.close();
    source = null;
  };
  const lost = async () => {
    close();
    let left = wait;
    wait = wait ? Math.min(LONGEST_RETRY_S, wait * 2) : FIRST_RETRY_S;
    // the stream ends every minute by design: no word about that, but never in a tight circle
    if (!left) { next = setTimeout(open, AT_ONCE_MS + Math.random() * AT_ONCE_MS); return; }
    tell({ session: true });
    const count = () => {
      if (left <= 0) { open(); return; }
      tell({ offline: left });
      left -= 1;
      next = setTimeout(count, 1000);
    };
    count();
  };
  const open = () => {
    close();
    source = new EventSource('/events' + (last ? '?after=' + encodeURIComponent(last) : ''));
    beat();
    source.addEventListener('hello', event => {
      beat();
      wait = 0;
      tell({ offline: null, last: event.lastEventId });
    });
    source.addEventListener('beat', event => {
      beat();
      if (event.lastEventId) tell({ last: event.lastEventId });
    });
    source.addEventListener('news', event => {
      beat();
      tell({ news: JSON.parse(event.data), last: event.lastEventId });
    });
    source.addEventListener('enough', close); // until somebody looks at this browser again
    source.onerror = lost;
  };
  nudged = () => {
    if (source?.readyState !== EventSource.OPEN) open();
    else if (navigator.onLine) tell({ offline: null }); // a line that came back before the stream noticed
  };
  open();
};

/** Whether something can be sent now. The stream alone does not tell: a proxy may hold it back and let all else through. */
export const reaches = async () => {
  nudge();
  return navigator.onLine && fetch('/events/reader', { cache: 'no-store', signal: AbortSignal.timeout(PROBE_MS) }).then(() => true, () => false);
};

/** As far as one can know without trying. */
export const seemsAway = () => !navigator.onLine || connection.away;

/** Tries the connection now instead of when it is due. */
const nudge = () => tell({ nudge: true });

export const start = () => {
  if (document.body.dataset.signedIn !== 'true') return;
  if (channel && navigator.locks) navigator.locks.request('recoupe-live', () => new Promise(listen));
  else listen();
  addEventListener('online', nudge);
  addEventListener('offline', () => connection.show(0));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    if (session.over) session.look();
    nudge();
    fetchWaiting();
  });
  addEventListener('focus', () => { if (session.over) session.look(); });
};
