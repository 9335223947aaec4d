/**
 * Addresses within the page, behind the `#`: `#/?state=FAILED`, `#/migrations/sales-2026`. They can
 * be kept and sent to others.
 */
import { cell } from './cell.js';

/** The current address: {parts, query}. */
export const route = cell(parse(location.hash));
window.addEventListener('hashchange', () => route.set(parse(location.hash)));

function parse(hash) {
  const [text, query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { parts: text.split('/').filter(Boolean).map(decode), query: new URLSearchParams(query) };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the address of a view; a list as a value repeats the parameter, an empty value leaves it out. */
export function link(parts, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '' && each !== false) query.append(name, each);
    }
  }
  const text = query.toString();
  return '#/' + parts.map(encodeURIComponent).join('/') + (text && '?' + text);
}

/** Goes to an address. */
export const go = (address) => { location.hash = address; };

/** Goes to an address in place of the current one, so that 'back' leaves the view. */
export function replace(address) {
  history.replaceState(null, '', address);
  route.set(parse(address));
}
