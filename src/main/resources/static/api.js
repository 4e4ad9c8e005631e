// Calls and the live stream. The stream is read with fetch and not with EventSource, which cannot bear a key.
let key = sessionStorage.getItem('key') ?? '';
let keyNeeded = () => {};

export function onKeyNeeded(then) {
  keyNeeded = then;
}

export function useKey(value) {
  key = value;
  sessionStorage.setItem('key', value);
}

async function request(path, options = {}) {
  const headers = { ...options.headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) };
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch {
    throw new Error('no answer from the service');
  }
  if (response.status === 401) keyNeeded();
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw Object.assign(new Error(problem.detail ?? `status ${response.status}`), { status: response.status });
  }
  return response;
}

/** What a call answers, as an object; an error bears the problem's detail and its status. */
export async function api(path, options) {
  return (await request(path, options)).json();
}

/** Listens for ever: calls opened at each connection, and heard with the name and the data of each event. */
export async function listen(path, opened, heard) {
  for (;;) {
    try {
      const response = await request(path, { headers: { Accept: 'text/event-stream' } });
      opened();
      await read(response.body.pipeThrough(new TextDecoderStream()).getReader(), heard);
    } catch {
      // The service restarts or a key is missing: try again below.
    }
    await new Promise((resolve) => { setTimeout(resolve, 2000); });
  }
}

async function read(reader, heard) {
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const events = text.split('\n\n');
    text = events.pop();
    for (const event of events) {
      const lines = event.split('\n');
      const name = lines.find((line) => line.startsWith('event:'))?.slice(6).trim();
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
      if (name && data) {
        try {
          heard(name, JSON.parse(data));
        } catch (failure) {
          console.warn('an event could not be shown', name, failure);
        }
      }
    }
  }
}
