// Notices: what concerns the reader is said in the page, or by the browser when the page is out of sight. The server decides what does.
const CONCERNING = ['claim.verdict-returned', 'claim.reopening-declined', 'claim.reopened', 'claim.scheduled', 'step.escalated', 'discussion.note-written'];
const STAY_MS = 20000;

const settings = document.body.dataset;

const byBrowser = notice => {
  if (settings.desktop !== 'true' || !('Notification' in window) || Notification.permission !== 'granted') return;
  // tabs of one browser say it once: the same tag is the same notice
  const shown = new Notification(notice.title, { body: notice.text, tag: notice.tag });
  shown.onclick = () => { window.focus(); location.assign(notice.href); };
};

const inPage = notice => {
  if (settings.notices !== 'true' || location.pathname === notice.href) return;
  const note = document.querySelector('#notice-t').content.cloneNode(true).firstElementChild;
  note.querySelector('b').textContent = notice.title;
  note.querySelector('p').append(notice.text);
  note.querySelector('a').href = notice.href;
  document.querySelector('#notices').replaceChildren(note);
  setTimeout(() => { if (!note.matches(':focus-within, :hover')) note.remove(); }, STAY_MS);
};

document.addEventListener('live', async ({ detail: news }) => {
  if (!news.claim || !CONCERNING.includes(news.name)) return;
  if (settings.notices !== 'true' && settings.desktop !== 'true') return;
  const answer = await fetch(`/notices/${news.claim}?of=${encodeURIComponent(news.name)}`).catch(() => null);
  if (answer?.status !== 200 || answer.redirected) return;
  (document.hidden ? byBrowser : inPage)(await answer.json());
});
