// Elements and numbers. Children that are not elements become text nodes, so nothing is ever parsed as markup.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.map((child) => (child instanceof Node ? child : String(child ?? ''))));
  return made;
}

export function show(node, visible) {
  node.hidden = !visible;
}

// Counts are shown whole, prices to six digits, measures to three places.
const COUNTS = new Intl.NumberFormat('en');
const NUMBERS = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 });
const MEASURES = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const PERCENTS = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 });
const TIMES = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });

export const number = (value) => (typeof value !== 'number' ? '–' : (Number.isInteger(value) ? COUNTS : NUMBERS).format(value));
export const measure = (value) => (typeof value === 'number' ? MEASURES.format(value) : '–');
export const percent = (value) => (typeof value === 'number' ? PERCENTS.format(value) : '–');
export const time = (millis) => (typeof millis === 'number' ? TIMES.format(millis) : '–');
