/**
 * Who uses the page. The token is kept by this tab only (`sessionStorage`) and is gone when the tab
 * is closed.
 */
import { cell } from './cell.js';

const KEY = 'modernize.token';

/** @type {{get: () => ?Problem}} What the service refused for want of a token or role; null if it lets the user in. */
export const refusal = cell(null);

/** Who the service says the user is: {name, role, issuer, authenticated, mode}; null if it does not say. */
export const me = cell(null);

/** Returns the token, or null. */
export const token = () => sessionStorage.getItem(KEY);

/** Keeps a token and tries again with it. */
export function signIn(value) {
  sessionStorage.setItem(KEY, value.trim());
  refusal.set(null);
}

/** Forgets the token. */
export function signOut() {
  sessionStorage.removeItem(KEY);
  me.set(null);
  refusal.set({ status: 401, detail: 'You have signed out.', remedy: '', signedOut: true });
}

/** Returns whether the user may act. */
export const mayAct = (user) => user?.role === 'OPERATOR';
