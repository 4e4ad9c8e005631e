// The page: asks once for what there is, then listens. Everything that came from outside becomes text, never markup.
import { api, listen, onKeyNeeded, useKey } from './api.js';
import { element, measure, number, percent, show, time } from './dom.js';
import { showOrders } from './orders.js';

const MOST_ROWS = 60;
const MOST_ALERTS = 40;
const MOST_BARS = 60;
const ARROWS = { BUY: '▲ BUY', HOLD: '■ HOLD', SELL: '▼ SELL' };
const LABELS = ['DOWN', 'FLAT', 'UP'];
const COUNTERS = ['tweets', 'prices', 'signals', 'outcomes', 'corrections', 'words', 'lag', 'late', 'duplicates',
  'rejected', 'members'];

const find = (id) => document.getElementById(id);
const rows = new Map();
const windows = new Map();
const symbols = new Set();
let symbol = '';
let paused = false;

function showStatus(status) {
  const badge = find('job');
  badge.textContent = status.job;
  badge.className = `badge ${status.job === 'RUNNING' ? 'good' : status.job === 'FAILED' ? 'bad' : 'careful'}`;
  find('counters').replaceChildren(...COUNTERS.map((name) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, number(status[name])))));
}

function showScore(card) {
  show(find('score'), true);
  show(find('score-none'), false);
  const learning = card.learning;
  const edge = learning.verdict === 'edge';
  find('verdict').textContent = learning.verdict;
  find('verdict').className = `badge ${edge ? 'good' : 'careful'}`;
  const skill = learning.interval95?.logLossSkill;
  find('score-line').textContent = `${card.symbol}: right in ${percent(learning.accuracy)} of ${number(learning.scored)} `
    + `predictions. ${edge ? 'Better than the class shares alone' : 'Not shown to be better than the class shares alone'}`
    + (skill ? `: skill between ${measure(skill[0])} and ${measure(skill[1])} (95 %).` : '.');
  const measured = [['Loopgrid', learning], ...Object.entries(learning.baselines ?? {})];
  find('baselines').replaceChildren(...measured.map(([name, measures]) => element('tr', {},
    element('th', { scope: 'row' }, name),
    element('td', {}, percent(measures.accuracy)), element('td', {}, percent(measures.balancedAccuracy)),
    element('td', {}, measure(measures.mcc)), element('td', {}, measure(measures.logLoss)),
    element('td', {}, measure(measures.brier)))));
  const trading = card.trading;
  find('trading-line').textContent = trading
    ? `After a fee of ${percent(trading.fee)} and slippage of ${percent(trading.slippage)}: `
      + `${percent(trading.strategy.return)} in ${number(trading.strategy.trades)} trades, buy and hold `
      + `${percent(trading.buyAndHold.return)}, at random ${percent(trading.randomSameTurnover.return)}: ${trading.verdict}.`
    : '';
}

function showWindow(window) {
  windows.set(window.from, window.tweets);
  [...windows.keys()].sort((a, b) => a - b).slice(0, -MOST_BARS).forEach((from) => windows.delete(from));
  const ordered = [...windows.entries()].sort((a, b) => a[0] - b[0]);
  const most = Math.max(1, ...ordered.map(([, tweets]) => tweets));
  const [from, newest] = ordered[ordered.length - 1];
  find('counts-line').textContent = `${number(newest)} in the window of ${time(from)}; at most ${number(most)} `
    + `in the last ${ordered.length} windows.`;
  find('bars').replaceChildren(...ordered.map(([, tweets]) => {
    const bar = element('i');
    bar.style.height = `${100 * tweets / most}%`;
    return bar;
  }));
}

function showAlert(alert) {
  if (symbol && alert.symbol !== symbol) return;
  show(find('alerts-none'), false);
  find('alerts').prepend(element('li', {}, element('span', { class: 'time' }, `${time(alert.time)} `),
    element('b', {}, `${alert.kind} `), `${alert.symbol ?? ''} ${alert.text}`));
  while (find('alerts').children.length > MOST_ALERTS) find('alerts').lastChild.remove();
}

function chances(probabilities) {
  const values = [probabilities.down, probabilities.flat, probabilities.up];
  const bar = element('div', { class: 'chances', 'aria-hidden': 'true' }, ...['down', 'flat', 'up'].map((name, i) => {
    const part = element('span', { class: name });
    part.style.flexGrow = values[i];
    return part;
  }));
  return element('td', {}, element('span', { class: 'numbers' }, values.map(percent).join('  ')), bar);
}

function word({ word: text, weight }) {
  const pull = weight > 0 ? '↑' : weight < 0 ? '↓' : '';
  return element('span', { class: 'word' }, `${text} `, element('span', { class: 'weight' }, `${pull}${measure(Math.abs(weight))}`));
}

function corrections(signal, told) {
  return element('td', {}, element('div', { class: 'correct' }, ...LABELS.map((label) => {
    const button = element('button', { type: 'button', 'aria-label': `${signal.symbol} at ${time(signal.time)} should have been ${label}` }, label);
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await api('api/corrections', { method: 'POST', headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ signal: signal.id, label, by: 'page' }) });
        told.textContent = `corrected: ${label}`;
      } catch (failure) {
        told.textContent = failure.message;
      } finally {
        button.disabled = false;
      }
    });
    return button;
  })), told);
}

async function explain(signal, row) {
  if (row.nextSibling?.classList.contains('why')) {
    row.nextSibling.remove();
    return;
  }
  const cell = element('td', { colspan: '8' }, '…');
  row.after(element('tr', { class: 'why' }, cell));
  try {
    const full = await api(`api/signals/${encodeURIComponent(signal.id)}`);
    const terms = [...full.explanation.words, ...full.explanation.features.map((t) => ({ word: t.name, weight: t.weight })),
      ...full.explanation.others.map((t) => ({ word: t.name, weight: t.weight }))]
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, 24);
    cell.replaceChildren(`Model ${full.model}, horizon ${full.horizon}; logit(up) − logit(down) = ${measure(full.explanation.logit)}: `,
      ...terms.map(word));
  } catch (failure) {
    cell.textContent = failure.message;
  }
}

function showSignal(signal) {
  symbols.has(signal.symbol) || addSymbol(signal.symbol);
  if (symbol && signal.symbol !== symbol) return;
  show(find('signals-none'), false);
  show(find('signal-table'), true);
  rows.get(signal.id)?.row.remove();
  const outcome = element('td');
  const told = element('span', { class: 'numbers', role: 'status' });
  const why = element('button', { type: 'button', 'aria-label': `Why ${signal.id}` }, 'Why?');
  const row = element('tr', {}, element('td', { class: 'time' }, time(signal.time)), element('td', {}, signal.symbol),
    element('td', { class: `action ${signal.action in ARROWS ? signal.action : ''}` }, ARROWS[signal.action] ?? signal.action),
    chances(signal.probabilities), element('td', { class: 'words' }, ...signal.words.map(word), why),
    element('td', {}, number(signal.price)), outcome, corrections(signal, told));
  why.addEventListener('click', () => explain(signal, row));
  rows.set(signal.id, { row, outcome });
  find('rows').prepend(row);
  for (const [id, old] of rows) {
    if (rows.size <= MOST_ROWS) break;
    if (old.row.nextSibling?.classList.contains('why')) old.row.nextSibling.remove();
    old.row.remove();
    rows.delete(id);
  }
}

function showOutcome(outcome) {
  const known = rows.get(outcome.signal);
  if (!known) return;
  const change = outcome.return === null ? '' : ` ${percent(outcome.return)}`;
  const by = outcome.source === 'PRICE' ? '' : ` (${outcome.source.toLowerCase()})`;
  known.outcome.textContent = `${outcome.correct ? '✓' : '✗'} ${outcome.label}${change}${by}`;
  known.outcome.className = outcome.correct ? 'good' : 'bad';
}

function addSymbol(name) {
  symbols.add(name);
  find('symbol').append(element('option', { value: name }, name));
}

function showGap({ dropped }) {
  find('gap').textContent = `More happens than can be shown: ${number(dropped)} left out at ${time(Date.now())}.`;
}

const query = () => (symbol ? `&symbol=${encodeURIComponent(symbol)}` : '');

async function refresh() {
  rows.clear();
  windows.clear();
  find('rows').replaceChildren();
  for (const signal of (await api(`api/signals?limit=30${query()}`)).reverse()) showSignal(signal);
  for (const window of await api(`api/counts?limit=${MOST_BARS}${query()}`)) showWindow(window);
  await refreshScore();
}

async function refreshScore() {
  try {
    showScore(await api(`api/score?${query()}`));
  } catch (failure) {
    if (failure.status !== 404) throw failure;
    show(find('score'), false);
    show(find('score-none'), true);
    find('verdict').textContent = '';
  }
}

async function poll() {
  try {
    showStatus(await api('api/status'));
    if (symbol) await refreshScore();
    await showOrders(symbol || [...symbols][0]);
  } catch (failure) {
    find('job').textContent = failure.message;
    find('job').className = 'badge bad';
  }
  setTimeout(poll, 2000);
}

const HANDLERS = {
  signal: showSignal,
  outcome: showOutcome,
  alert: showAlert,
  gap: showGap,
  score: (card) => symbol || showScore(card),
  count: (window) => symbol || showWindow(window),
};

find('symbol').addEventListener('change', (event) => {
  symbol = event.target.value;
  refresh().catch(() => {});
});
find('pause').addEventListener('click', (event) => {
  paused = !paused;
  event.target.textContent = paused ? 'Go on' : 'Pause';
  event.target.setAttribute('aria-pressed', String(paused));
});
find('theme').addEventListener('click', () => {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
});
find('key').addEventListener('submit', (event) => {
  event.preventDefault();
  useKey(find('key-value').value);
  show(find('key'), false);
  refresh().catch(() => {});
});
onKeyNeeded(() => show(find('key'), true));

poll();
listen('api/stream', () => refresh().catch(() => {}), (name, data) => {
  if (!paused && name in HANDLERS) HANDLERS[name](data);
});
