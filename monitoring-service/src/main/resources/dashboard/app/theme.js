/** The theme: that of the system, until the user chooses one. */
import { cell } from './cell.js';

const KEY = 'modernize.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/** 'light' or 'dark'. */
export const theme = cell('light');

function show() {
  const chosen = localStorage.getItem(KEY) ?? (dark.matches ? 'dark' : 'light');
  document.documentElement.dataset.theme = chosen;
  theme.set(chosen);
  window.dispatchEvent(new Event('themechange'));
}

/** Changes to the other theme and keeps the choice in this browser. */
export function switchTheme() {
  localStorage.setItem(KEY, theme.get() === 'dark' ? 'light' : 'dark');
  show();
}

dark.addEventListener('change', show);
show();
