// What is typed into a form, kept in this browser under the person's name until it has arrived.
const stored = form => `recoupe:${form.dataset.person}:${form.dataset.claim}:${form.id}`;
const SKIPPED = new Set(['_csrf', 'version', 'since', 'do', 'identity', 'contact', 'closeTo']);
// what was typed here before somebody ticked that the source is confidential may have named it
const NAMED = new Set(['source', 'title', 'url']);

export const typedIn = form => {
  const fields = {};
  const confidential = form.elements.confidential?.checked;
  for (const [name, value] of new FormData(form)) if (!SKIPPED.has(name) && !(confidential && NAMED.has(name)) && value !== '') fields[name] = value;
  return fields;
};

export const keep = (form, more = {}) => {
  try {
    localStorage.setItem(stored(form), JSON.stringify({ at: Date.now(), fields: typedIn(form), ...more }));
  } catch { /* a full or forbidden store keeps nothing; the server still does */ }
};

export const kept = form => {
  try {
    return JSON.parse(localStorage.getItem(stored(form)));
  } catch {
    return null;
  }
};

export const drop = form => {
  try {
    localStorage.removeItem(stored(form));
  } catch { /* nothing was kept */ }
};

/** Puts it back where it was typed. */
export const fill = (form, fields) => {
  for (const field of form.elements) {
    if (!field.name || SKIPPED.has(field.name) || field.type === 'hidden') continue;
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = fields[field.name] === field.value || field.type === 'radio' && field.value === '' && !(field.name in fields);
    else field.value = fields[field.name] ?? '';
  }
};

/** The evidence form: in this browser only, until the piece is attached. */
export const keepEvidence = at => {
  const form = () => at('#attach');
  const dirty = () => form() !== null && Object.keys(typedIn(form())).some(name => name !== 'stance');
  document.addEventListener('input', event => {
    if (form() && event.target.form === form()) {
      if (dirty()) keep(form());
      else drop(form());
    }
  });
  const here = form();
  const before = here && here.dataset.typed === undefined ? kept(here) : null;
  if (before) {
    fill(here, before.fields);
    at('#add').open = true;
    const word = at('#attach-restored');
    word.hidden = false;
    const undo = document.createElement('button');
    undo.type = 'button';
    undo.className = 'lnk';
    undo.textContent = here.dataset.discard;
    undo.addEventListener('click', () => {
      drop(form());
      form().reset();
      word.hidden = true;
    });
    word.replaceChildren(here.dataset.fromBrowser + ' ', undo);
  }
  return {
    dirty,
    forget: () => { if (form()) drop(form()); },
  };
};
