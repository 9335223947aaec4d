/** Keys: `/` searches, `j` and `k` or the arrows walk through lists, `Enter` opens, `Esc` goes back, `?` lists the keys. */
import { go, link, route } from './router.js';

/** The keys and what they do, for the list of keys. */
export const KEYS = [
  ['/', 'search'], ['j or ↓', 'next row'], ['k or ↑', 'previous row'], ['Enter', 'open the row'],
  ['x', 'select the row'], ['g', 'all migrations'], ['Esc', 'leave the field, close, or go back'], ['?', 'this list'],
];

const isTyping = (element) => element.matches('input:not([type=checkbox]), textarea, select');

function walk(step) {
  const rows = [...document.querySelectorAll('.row-link')];
  if (rows.length === 0) return false;
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

const search = () => {
  const field = document.getElementById('search');
  field?.focus();
  field?.select();
  return Boolean(field);
};

function leave(target) {
  if (isTyping(target)) target.blur();
  else if (route.get().parts.length > 0) go(link([]));
  return false;
}

const select = () => {
  const box = document.activeElement.closest('.row')?.querySelector('input[type=checkbox]');
  box?.click();
  return Boolean(box);
};

/** Listens for the keys. */
export function listen(showKeys) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (isTyping(event.target) && event.key !== 'Escape') return;
    const done = {
      '/': search, j: () => walk(1), k: () => walk(-1),
      ArrowDown: () => document.activeElement.matches('.row-link') && walk(1), ArrowUp: () => document.activeElement.matches('.row-link') && walk(-1),
      x: select, g: () => { go(link([])); return true; }, Escape: () => leave(event.target), '?': () => { showKeys(); return true; },
    }[event.key]?.();
    if (done) event.preventDefault();
  });
}
