// Places in the story's text: code points of the stored text there, DOM positions here. The numbers of the claims are no text.
const paragraphs = () => [...document.querySelectorAll('#text p[data-start]')];
const count = text => [...text].length;

const pieces = paragraph => {
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, {
    acceptNode: node => node.parentElement.closest('a.ref') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  });
  const found = [];
  while (walk.nextNode()) found.push(walk.currentNode);
  return found;
};

export const textOf = paragraph => pieces(paragraph).map(piece => piece.data).join('');

/** The paragraph a code point lies in, with its text and where it starts. */
export const paragraphAt = at => {
  for (const element of paragraphs()) {
    const start = Number(element.dataset.start);
    const text = textOf(element);
    if (at >= start && at <= start + count(text)) return { element, start, text };
  }
  return null;
};

/** DOM ranges for a place within one paragraph, one for each piece of text. */
export const rangesOf = ({ start, end }) => {
  const from = paragraphAt(start);
  const ranges = [];
  let at = from?.start;
  for (const piece of from ? pieces(from.element) : []) {
    const signs = [...piece.data];
    const unit = points => signs.slice(0, points).join('').length;
    const first = Math.max(start, at);
    const last = Math.min(end, at + signs.length);
    if (first < last) {
      const range = new Range();
      range.setStart(piece, unit(first - at));
      range.setEnd(piece, unit(last - at));
      ranges.push(range);
    }
    at += signs.length;
  }
  return ranges;
};

const offset = (paragraph, node, at) => {
  let before = '';
  const upTo = document.createRange();
  upTo.setStart(paragraph, 0);
  upTo.setEnd(node, at);
  for (const piece of pieces(paragraph)) {
    if (!upTo.intersectsNode(piece)) break;
    before += piece === upTo.endContainer ? piece.data.slice(0, upTo.endOffset) : piece.data;
    if (piece === upTo.endContainer) break;
  }
  return Number(paragraph.dataset.start) + count(before);
};

/** What is selected in the text, as words and place; null if it is nothing of the text or more than a paragraph. */
export const placeOf = selection => {
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const paragraph = (range.startContainer.parentElement ?? range.startContainer).closest('#text p[data-start]');
  if (!paragraph || !paragraph.contains(range.endContainer)) return null;
  const base = Number(paragraph.dataset.start);
  const text = [...textOf(paragraph)];
  let start = offset(paragraph, range.startContainer, range.startOffset) - base;
  let end = offset(paragraph, range.endContainer, range.endOffset) - base;
  while (start < end && /\s/u.test(text[start])) start += 1;
  while (start < end && /[\s,;:]/u.test(text[end - 1])) end -= 1;
  if (start >= end) return null;
  return { start: base + start, end: base + end, words: text.slice(start, end).join('') };
};
