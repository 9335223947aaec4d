/**
 * The live connection: `/api/v1/stream` read with `fetch`, because an `EventSource` cannot send a
 * token. After a break it connects again with growing pauses and asks for what it has missed.
 */
import { call, path } from './api.js';
import { announcement, cell } from './cell.js';
import { refusal } from './session.js';

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;
// The service sends a comment every 15 s. A connection that is silent for longer is broken.
const LONGEST_SILENCE = 45000;

/** State of the connection: `connecting`, `live` or `lost`, and the time of the last sign of life. */
export const connection = cell({ state: 'connecting', at: Date.now() });

/** The last summary of the fleet; null until it is known. */
export const summary = cell(null);

const listeners = new Set();
let lastEventId = null;
let running = null;

/** Calls the listener with every event until the returned function is called. */
export function onEvent(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the connection, unless it is open. */
export function open() {
  if (running) return;
  running = new AbortController();
  keepOpen(running.signal);
}

/** Closes the connection, for example because the user signs out. */
export function close() {
  running?.abort();
  running = null;
  lastEventId = null;
  summary.set(null);
  connection.set({ state: 'connecting', at: Date.now() });
}

async function keepOpen(signal) {
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    let problem = null;
    try {
      await readOnce(signal, () => { pause = FIRST_PAUSE; });
    } catch (error) {
      problem = error;
    }
    if (signal.aborted || refusal.get()) return;
    lose();
    const wait = Math.max(problem?.retryAfter ? problem.retryAfter * 1000 : 0, pause * (0.75 + Math.random() / 2));
    await sleep(wait, signal);
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  }
}

async function readOnce(signal, onLive) {
  const attempt = new AbortController();
  const abort = () => attempt.abort();
  signal.addEventListener('abort', abort);
  let silence = setTimeout(abort, LONGEST_SILENCE);
  try {
    const headers = { Accept: 'text/event-stream' };
    if (lastEventId) headers['Last-Event-ID'] = lastEventId;
    const answer = await call(path('stream'), { headers, signal: attempt.signal });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    live(onLive);
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(silence);
      silence = setTimeout(abort, LONGEST_SILENCE);
      connection.set({ state: 'live', at: Date.now() });
      const blocks = (rest + value).split(/\r?\n\r?\n/);
      rest = blocks.pop();
      blocks.map(parse).filter((event) => event.data !== undefined).forEach(deliver);
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', abort);
  }
}

/** Parses one event of the form of server-sent events. */
export function parse(block) {
  const event = { type: 'message', data: undefined, id: undefined };
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const value = line.slice(colon + 1).replace(/^ /, '');
    switch (line.slice(0, colon)) {
      case 'event': event.type = value; break;
      case 'id': event.id = value; break;
      case 'data': event.data = event.data === undefined ? value : event.data + '\n' + value; break;
      default: // Fields that this page does not know.
    }
  }
  return event;
}

function deliver(event) {
  if (event.id !== undefined) lastEventId = event.id;
  const data = JSON.parse(event.data);
  if (event.type === 'summary') summary.set(data);
  for (const listener of [...listeners]) listener(event.type, data);
}

function live(onLive) {
  if (connection.get().state === 'lost') announcement.set('The connection is back.');
  connection.set({ state: 'live', at: Date.now() });
  onLive();
  for (const listener of [...listeners]) listener('live', null);
}

function lose() {
  const { state, at } = connection.get();
  if (state === 'live') announcement.set('The connection to the service is lost.');
  if (state !== 'lost') connection.set({ state: 'lost', at });
}

function sleep(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      window.removeEventListener('online', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    window.addEventListener('online', done);
  });
}
