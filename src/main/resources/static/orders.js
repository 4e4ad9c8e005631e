// What a person can tell the loop to do: feeds on and off, another champion. Each order is a record that survives restarts.
import { api } from './api.js';
import { element, measure, number, show } from './dom.js';

const find = (id) => document.getElementById(id);

/** A button that sends an order and says what came of it. */
function order(text, path) {
  const button = element('button', { type: 'button' }, text);
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const given = await api(`${path}?by=page`, { method: 'POST' });
      find('order').textContent = `${given.kind} of ${given.feed ?? given.symbol} is given; it takes effect within a second or two.`;
    } catch (failure) {
      find('order').textContent = failure.message;
    } finally {
      button.disabled = false;
    }
  });
  return button;
}

function showFeeds(feeds) {
  find('feeds').replaceChildren(...feeds.map((feed) => {
    const running = feed.phase === 'RUNNING';
    return element('tr', {}, element('th', { scope: 'row' }, feed.name),
      element('td', {}, element('span', { class: running ? 'good' : feed.phase === 'FAILED' ? 'bad' : '' }, feed.phase)),
      element('td', {}, `${number(feed.tweets)} tweets, ${number(feed.prices)} prices`),
      element('td', { class: 'words' }, feed.note ?? ''),
      element('td', {}, order(running ? 'Stop' : 'Start', `api/feeds/${encodeURIComponent(feed.name)}/${running ? 'stop' : 'start'}`)));
  }));
}

function showModel(model) {
  show(find('model'), true);
  const weights = Object.entries(model.weights).map(([name, weight]) => `${name} ${measure(weight)}`);
  find('model-line').textContent = `${model.version}: learned from ${number(model.counts.examples)} outcomes and `
    + `${number(model.counts.corrections)} corrections. Champion ${model.champion}; weights: ${weights.join(', ')}.`;
  const path = `api/models/${encodeURIComponent(model.symbol)}`;
  find('model-orders').replaceChildren(...(model.challengers.length ? [order('Promote the best challenger', `${path}/promote`)] : []),
    ...(model.previous ? [order(`Back to ${model.previous}`, `${path}/rollback`)] : []));
}

/** Shows the feeds, and the model of a symbol when it has one. */
export async function showOrders(symbol) {
  showFeeds(await api('api/feeds'));
  if (!symbol) return;
  try {
    showModel(await api(`api/models/${encodeURIComponent(symbol)}`));
  } catch (failure) {
    if (failure.status !== 404) throw failure;
    show(find('model'), false);
  }
}
