// Draws the model of the page and marks in it what the list beside it says in words.
const place = document.querySelector('.bpmn[data-model]');
const REDRAWN_MS = 150;
/** Room for the longest word beside an event, in any language and font. */
const LABEL_WIDTH = 96;
const PAPER_WIDTH = 900;

/** The model with its nodes named in the reader's language. */
const named = (xml, names) => {
  const model = new DOMParser().parseFromString(xml, 'application/xml');
  for (const [id, name] of Object.entries(names)) {
    const node = [...model.getElementsByTagName('*')].find(element => element.getAttribute('id') === id);
    if (node?.hasAttribute('name')) node.setAttribute('name', name);
  }
  for (const label of model.getElementsByTagNameNS('*', 'BPMNLabel')) {
    const bounds = label.firstElementChild;
    const more = LABEL_WIDTH - Number(bounds?.getAttribute('width'));
    if (!bounds || more <= 0) continue;
    bounds.setAttribute('width', LABEL_WIDTH);
    bounds.setAttribute('x', Number(bounds.getAttribute('x')) - more / 2);
  }
  return new XMLSerializer().serializeToString(model);
};

const draw = async () => {
  const [answer] = await Promise.all([
    fetch(place.dataset.model), import('../vendor/bpmn-js-18.31.1/bpmn-viewer.min.js')]);
  if (!answer.ok) throw new Error('no model');
  const font = getComputedStyle(document.body).fontFamily;
  const viewer = new window.BpmnJS({
    container: place,
    textRenderer: { defaultStyle: { fontFamily: font, fontSize: 13 }, externalStyle: { fontSize: 12 } },
    bpmnRenderer: {
      defaultFillColor: 'var(--surface)', defaultStrokeColor: 'var(--ink-2)', defaultLabelColor: 'var(--ink)' },
  });
  await viewer.importXML(named(await answer.text(), JSON.parse(place.dataset.names)));
  const svg = place.querySelector('svg');
  svg.setAttribute('aria-hidden', 'true');
  svg.removeAttribute('tabindex');
  const canvas = viewer.get('canvas');
  const nodes = viewer.get('elementRegistry');
  const fit = () => {
    canvas.zoom('fit-viewport', 'auto');
    canvas.zoom(canvas.zoom() * 0.97, 'auto');
  };
  fit();
  for (const [id, mark] of Object.entries(JSON.parse(place.dataset.marks))) if (nodes.get(id)) canvas.addMarker(id, mark);
  for (const [id, [look, words]] of Object.entries(JSON.parse(place.dataset.labels))) {
    if (!nodes.get(id)) continue;
    const label = document.createElement('div');
    label.className = look;
    label.textContent = words;
    label.setAttribute('aria-hidden', 'true');
    viewer.get('overlays').add(id, { position: { bottom: 10, left: 6 }, html: label });
  }
  const here = place.querySelector('.token, .heat');
  const frame = place.parentElement;
  if (here) frame.scrollLeft += here.getBoundingClientRect().left - frame.getBoundingClientRect().left - frame.clientWidth / 3;
  let timer;
  addEventListener('resize', () => {
    clearTimeout(timer);
    timer = setTimeout(fit, REDRAWN_MS);
  });
  // on paper nothing can be scrolled: the whole drawing, as wide as the style sheet says
  addEventListener('beforeprint', () => {
    place.style.width = `${PAPER_WIDTH}px`;
    fit();
  });
  addEventListener('afterprint', () => {
    place.style.width = '';
    fit();
  });
  place.dataset.drawn = 'true';
};

if (place) {
  draw().catch(() => {
    place.replaceChildren(place.dataset.failed);
    place.classList.add('failed');
  });
}
