/** The page: its frame, the choice of the view, and the connection behind all views. */
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Alerts } from './alerts.js';
import { Problem, get } from './api.js';
import { announcement, cell, useCell } from './cell.js';
import { DeadLetters } from './dead-letters.js';
import { h, tags } from './dom.js';
import { Fleet } from './fleet.js';
import { hourAndMinute, exact } from './format.js';
import { KEYS, listen } from './keys.js';
import { MigrationView } from './migration.js';
import { Empty, Shape } from './parts.js';
import { link, route } from './router.js';
import { me, refusal, signOut, token } from './session.js';
import { SignIn } from './sign-in.js';
import { close, connection, open, summary } from './stream.js';
import { switchTheme, theme } from './theme.js';

const { a, button, dd, dialog, div, dl, dt, h2, header, main, nav, span } = tags;
const keysShown = cell(false);

function App() {
  const refused = useCell(refusal);
  useEffect(() => {
    if (refused) { close(); return; }
    open();
    get('me').then(me.set, (problem) => { if (problem instanceof Problem) me.set(null); else throw problem; });
  }, [refused]);
  return [
    a({ class: 'skip', href: '#content', onClick: (event) => { event.preventDefault(); document.getElementById('content').focus(); } }, 'Skip to the content'),
    h(Head),
    refused ? null : h(Lost),
    refused ? h(SignIn, { problem: refused }) : h(View),
    h(Announcer), h(Keys),
  ];
}

function Head() {
  const { parts } = useCell(route);
  const fleet = useCell(summary);
  const refused = useCell(refusal);
  const user = useCell(me);
  const mode = useCell(theme);
  const entry = (name, at, amount, current) => a({ href: link(at), 'aria-current': current ? 'page' : undefined }, name, amount > 0 && span({ class: 'count' }, amount));
  return header({ class: 'top' },
    a({ class: 'brand', href: link([]) }, tags.img({ src: new URL('../style/icon.svg', import.meta.url).href, alt: '', width: 22, height: 22 }), span('DB Modernizer')),
    !refused && nav({ 'aria-label': 'Views' },
      entry('Fleet', [], 0, parts.length === 0 || parts[0] === 'migrations'),
      entry('Alerts', ['alerts'], fleet?.alerts, parts[0] === 'alerts'),
      entry('Dead letters', ['dead-letters'], fleet?.deadLetters, parts[0] === 'dead-letters')),
    div({ class: 'top-end' },
      !refused && h(Live),
      user?.authenticated && span({ class: 'muted small user', title: `Vouched for by ${user.issuer}` }, `${user.name} · ${(user.role ?? 'no role').toLowerCase()}`),
      token() && !refused && button({ type: 'button', class: 'plain', onClick: signOut }, 'Sign out'),
      button({ type: 'button', class: 'plain keys-button', 'aria-keyshortcuts': '?', onClick: () => keysShown.set(true) }, 'Keys'),
      button({ type: 'button', class: 'plain', onClick: switchTheme }, mode === 'dark' ? 'Light' : 'Dark')));
}

function Live() {
  const { state } = useCell(connection);
  const [form, tone, word] = { live: ['check', 'good', 'Live'], connecting: ['ring', 'quiet', 'Connecting'], lost: ['warning', 'warn', 'Not connected'] }[state];
  return span({ class: 'state live ' + tone }, h(Shape, { name: form }), span(word));
}

function Lost() {
  const { state, at } = useCell(connection);
  return state === 'lost' && div({ class: 'banner' }, h(Shape, { name: 'warning' }),
    span('Connection lost, showing the state of ', tags.time({ dateTime: new Date(at).toISOString(), title: exact(new Date(at).toISOString()) }, hourAndMinute(at)), '. The page connects again by itself.'));
}

function View() {
  const { parts, query } = useCell(route);
  const place = useRef(null);
  const first = useRef(true);
  const [name, id] = parts;
  useEffect(() => {
    document.title = [id ?? { alerts: 'Alerts', 'dead-letters': 'Dead letters' }[name], 'DB Modernizer'].filter(Boolean).join(' · ');
    if (!first.current) { place.current.focus({ preventScroll: true }); scrollTo(0, 0); }
    first.current = false;
  }, [name, id]);
  const view = name === undefined ? h(Fleet, { query })
    : name === 'migrations' && id ? h(MigrationView, { key: id, id })
      : name === 'alerts' ? h(Alerts, { query })
        : name === 'dead-letters' ? h(DeadLetters, { query, id })
          : h(Empty, { title: 'There is no such view' }, a({ href: link([]) }, 'All migrations'));
  return main({ id: 'content', ref: place, tabIndex: -1 }, view);
}

const Announcer = () => div({ class: 'hidden', 'aria-live': 'polite', role: 'status' }, useCell(announcement));

function Keys() {
  const shown = useCell(keysShown);
  const element = useRef(null);
  useEffect(() => { if (shown) element.current.showModal(); }, [shown]);
  return shown && dialog({ ref: element, 'aria-labelledby': 'keys', onClose: () => keysShown.set(false) },
    h2({ id: 'keys' }, 'Keys'),
    dl({ class: 'keys' }, KEYS.map(([key, effect]) => div({ key }, dt(tags.kbd(key)), dd(effect)))),
    div({ class: 'buttons' }, button({ type: 'button', onClick: () => element.current.close() }, 'Close')));
}

listen(() => keysShown.set(true));
const place = document.getElementById('app');
place.replaceChildren();
render(h(App), place);
