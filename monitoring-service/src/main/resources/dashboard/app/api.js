/** Calls of `/api/v1`. Every failure is a {@link Problem} with a remedy. */
import { refusal, token } from './session.js';

const ROOT = 'api/v1/';

/** A failed call, as the service or the network describes it. */
export class Problem extends Error {
  /** @param {{status: number, title?: string, detail?: string, remedy?: string}} body */
  constructor(body, retryAfter = 0) {
    super(body.detail || body.title || 'The call failed.');
    this.status = body.status;
    this.title = body.title ?? '';
    this.detail = this.message;
    this.remedy = body.remedy ?? '';
    this.violations = body.violations ?? [];
    this.retryAfter = retryAfter;
  }
}

/** Builds the path of a resource; a list as a value repeats the parameter, an empty value leaves it out. */
export function path(resource, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') query.append(name, each);
    }
  }
  const text = query.toString();
  return ROOT + resource + (text && '?' + text);
}

/** Calls the service and returns its answer, of which nothing is read yet. */
export async function call(address, options = {}) {
  const headers = { Accept: 'application/json', ...options.headers };
  if (token()) headers.Authorization = 'Bearer ' + token();
  let answer;
  try {
    answer = await fetch(address, { ...options, headers, redirect: 'error' });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem({ status: 0, detail: 'The monitoring service does not answer.',
      remedy: 'Check that it runs and that this browser reaches it. The page tries again by itself.' });
  }
  if (answer.ok) return answer;
  const problem = await read(answer);
  if (answer.status === 401 || (answer.status === 403 && !options.method)) refusal.set(problem);
  throw problem;
}

async function read(answer) {
  const retryAfter = Number(answer.headers.get('Retry-After')) || 0;
  const body = await answer.json().catch(() => ({}));
  return new Problem({ title: answer.statusText, ...body, status: answer.status }, retryAfter);
}

/** Returns a resource. */
export const get = async (resource, parameters, signal) => (await call(path(resource, parameters), { signal })).json();

/**
 * Sends a command.
 *
 * @param {string} [key] key by which the service knows a repeat of the same command
 */
export async function post(resource, body = {}, key) {
  const headers = { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) };
  const answer = await call(path(resource), { method: 'POST', body: JSON.stringify(body), headers });
  const text = await answer.text();
  return text ? JSON.parse(text) : {};
}
