/** Values that the page shares, and views that follow them. */
import { useEffect, useState } from 'preact/hooks';

/**
 * A value with listeners.
 * @template T
 * @param {T} value the first value
 */
export function cell(value) {
  const listeners = new Set();
  return {
    get: () => value,
    set(next) {
      if (next !== value) {
        value = next;
        for (const listener of [...listeners]) listener(value);
      }
    },
    /** Calls the listener at every change until the returned function is called. */
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Returns the value of a cell and draws the view again when it changes. */
export function useCell(source) {
  const [value, setValue] = useState(source.get());
  useEffect(() => {
    setValue(source.get());
    return source.follow(setValue);
  }, [source]);
  return value;
}

/** The present, for relative times. It moves while the page is visible. */
export const now = cell(Date.now());
setInterval(() => document.hidden || now.set(Date.now()), 5000);
document.addEventListener('visibilitychange', () => document.hidden || now.set(Date.now()));

/** What a screen reader says next. Only results of what the user does, and the loss of the connection. */
export const announcement = cell('');
