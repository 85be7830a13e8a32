// Bringing a dispatch in: a file is sent as soon as it is chosen or dropped; what is recognised follows the typing.
import { say } from './desk.js';

const SOON_MS = 600;
const form = () => document.querySelector('#import');
const file = () => document.querySelector('#new-article-file');
let timer;
let looking;

const sent = () => {
  const data = new FormData(form());
  data.set('do', 'read');
  return data;
};

/** Looks again at what is typed; the fields nobody has touched follow. */
const recognise = async () => {
  looking?.abort();
  looking = new AbortController();
  const data = sent();
  data.delete('file');
  data.delete('file64');
  data.delete('encoding');
  const answer = await fetch(form().action, { method: 'POST', body: data, signal: looking.signal, headers: { 'X-Recognise': 'true' } })
    .catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#recognised');
  const now = document.querySelector('#recognised');
  if (fresh && now) await htmx.swap({ sourceElement: now, target: now, text: fresh.outerHTML, swap: 'outerMorph' });
};

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(recognise, SOON_MS);
};

const wrong = words => {
  document.querySelector('#new-article-file-e').textContent = words;
  file().setAttribute('aria-invalid', words ? 'true' : 'false');
};

/** Sends the file with all that is typed, and puts the answer in place of the form. */
const send = () => {
  clearTimeout(timer);
  looking?.abort();
  const chosen = file().files[0];
  if (!chosen) return;
  if (chosen.size > Number(file().dataset.largest)) {
    wrong(file().dataset.tooLarge);
    file().value = '';
    return;
  }
  wrong('');
  const sending = document.querySelector('#sending');
  const bar = sending.querySelector('progress');
  const words = { ...file().dataset };
  const request = new XMLHttpRequest();
  sending.hidden = false;
  bar.value = 0;
  say(words.reading);
  request.upload.onprogress = event => {
    if (event.lengthComputable && event.loaded < event.total) bar.value = event.loaded / event.total * 100;
    else bar.removeAttribute('value');
  };
  const end = problem => {
    sending.hidden = true;
    if (problem) wrong(problem);
  };
  request.onload = () => {
    const fresh = new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('#import');
    if (!fresh) return end(words.failed);
    form().replaceWith(document.adoptNode(fresh));
    const trouble = document.querySelector('#trouble');
    (trouble ?? document.querySelector('#recognised')).focus();
    if (!trouble) say(words.read);
  };
  request.onerror = () => end(words.failed);
  request.onabort = () => { file().value = ''; end(''); };
  sending.querySelector('[data-stop]').onclick = () => request.abort();
  request.open('POST', form().action);
  request.send(sent());
};

document.addEventListener('input', event => {
  if (event.target.matches('#new-article-text, #new-article-look')) soon();
});
document.addEventListener('change', event => {
  if (event.target.matches('#new-article-file')) send();
  if (event.target.matches('#new-article-language')) soon();
});

const files = event => event.dataTransfer && [...event.dataTransfer.types].includes('Files');
document.addEventListener('dragover', event => {
  if (!files(event)) return;
  event.preventDefault();
  document.querySelector('#drop').classList.add('over');
});
document.addEventListener('dragleave', event => {
  if (!event.relatedTarget) document.querySelector('#drop').classList.remove('over');
});
document.addEventListener('drop', event => {
  if (!files(event)) return;
  event.preventDefault();
  document.querySelector('#drop').classList.remove('over');
  file().files = event.dataTransfer.files;
  send();
});

// pressed twice, it is still one dispatch
let bringing = false;
document.addEventListener('submit', event => {
  if (event.submitter?.value !== 'bring') return;
  if (bringing) event.preventDefault();
  bringing = true;
});
addEventListener('pageshow', () => { bringing = false; });
