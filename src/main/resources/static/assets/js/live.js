// Live: one tab of the browser listens to the newsroom's ticker and tells the others. An event is a name and ids, never HTML.
// A page hears it as the event "live" on document; every element with data-live that it concerns is fetched again and morphed.
// name "refresh" means: something may have been missed, fetch everything again.
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('recoupe-live') : null;
const SOON_MS = 250;
const FIRST_RETRY_S = 2;
const LONGEST_RETRY_S = 30;
const GIVE_UP_AFTER_MS = 40000;
let waiting = new Set();
let timer;

const concerns = (element, news) => news.name === 'refresh' ||
  element.dataset.live.split(' ').some(word => word === news.article || word === news.claim || word === news.name.split('.')[0]);

/** Fetches the page as it stands in the address and puts the new state of these elements in place; what is typed stays. */
export const refetch = async elements => {
  const parts = [...elements].filter(part => part.id && part.isConnected);
  if (!parts.length || document.hidden && parts.every(part => part.dataset.liveLazy !== undefined)) return;
  const address = part => part.dataset.liveFrom || location.pathname + location.search;
  for (const from of new Set(parts.map(address))) {
    const of = parts.filter(part => address(part) === from);
    const answer = await fetch(from, { headers: { 'HX-Request': 'true', 'X-Live': 'true' } }).catch(() => null);
    if (!answer?.ok || answer.redirected) continue;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of of) {
      const now = fresh.getElementById(part.id);
      if (now) await htmx.swap({ sourceElement: part, target: part, text: now.outerHTML, swap: 'outerMorph' });
    }
    const title = fresh.querySelector('title');
    if (title) document.title = title.textContent;
    document.dispatchEvent(new CustomEvent('live:done', { detail: { parts: of } }));
  }
};

const hear = news => {
  if (!document.dispatchEvent(new CustomEvent('live', { detail: news, cancelable: true }))) return;
  for (const element of document.querySelectorAll('[data-live]')) if (concerns(element, news)) waiting.add(element);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const all = waiting;
    waiting = new Set();
    refetch(all);
  }, SOON_MS);
};

const connection = {
  show(seconds) {
    const sign = document.querySelector('#connection');
    if (!sign) return;
    const words = sign.querySelector('span');
    sign.hidden = seconds === null;
    if (seconds !== null) words.textContent = words.dataset.offline.replace('{0}', seconds);
  },
};

const tell = message => {
  channel?.postMessage(message);
  receive(message);
};

const receive = message => {
  if ('news' in message) hear(message.news);
  if ('offline' in message) connection.show(message.offline);
};

if (channel) channel.onmessage = event => receive(event.data);

/** Listens until the tab is closed; comes back by itself after every cut and asks for what it missed. */
const listen = () => {
  let last = '';
  let wait = 0;
  let source;
  let alive;
  const open = () => {
    source = new EventSource('/events' + (last ? '?after=' + encodeURIComponent(last) : ''));
    const beat = () => {
      clearTimeout(alive);
      alive = setTimeout(lost, GIVE_UP_AFTER_MS);
    };
    const lost = () => {
      clearTimeout(alive);
      source.close();
      let left = wait;
      wait = wait ? Math.min(LONGEST_RETRY_S, wait * 2) : FIRST_RETRY_S;
      if (!left) return open(); // the stream ends every few minutes by design: no word about that
      const count = () => {
        if (left <= 0) return open();
        tell({ offline: left });
        left -= 1;
        setTimeout(count, 1000);
      };
      count();
    };
    source.onopen = () => { beat(); };
    source.addEventListener('hello', event => {
      beat();
      wait = 0;
      last = event.lastEventId || last;
      tell({ offline: null });
    });
    source.addEventListener('beat', beat);
    source.addEventListener('news', event => {
      beat();
      last = event.lastEventId;
      tell({ news: JSON.parse(event.data) });
    });
    source.onerror = lost;
  };
  open();
};

export const start = () => {
  if (document.body.dataset.signedIn !== 'true') return;
  if (channel && navigator.locks) navigator.locks.request('recoupe-live', () => new Promise(listen));
  else listen();
  addEventListener('online', () => hear({ name: 'refresh' }));
};
