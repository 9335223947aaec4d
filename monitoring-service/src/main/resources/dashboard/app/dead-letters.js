/** The view of the records that no service could process. */
import { h, tags } from './dom.js';
import { Empty, Loaded, Pager, Time } from './parts.js';
import { useResource } from './resource.js';
import { link, go } from './router.js';

const { a, div, h1, li, p, section, span, strong, ul } = tags;
const LIMIT = 50;

/** The view of all dead letters. */
export function DeadLetters({ query }) {
  const cursors = query.getAll('cursor');
  const resource = useResource('dead-letters', { limit: LIMIT, cursor: cursors.at(-1) }, { pause: 5000, relevant: (type) => type === 'summary' });
  return section({ class: 'card', 'aria-labelledby': 'title' },
    div({ class: 'panel-head' }, h1({ id: 'title', tabIndex: -1 }, 'Dead letters', resource.data && span({ class: 'count' }, resource.data.total))),
    resource.problem?.status === 404 ? h(Empty, { title: 'This service does not show dead letters' }, 'Read the topics that end in ', tags.code('.dlt'), ' instead.')
      : h(Loaded, { resource, what: 'dead letters' }, (page) => [
        page.items.length === 0 ? h(Empty, { title: 'No record was set aside' }, 'A record that no service can process appears here with its reason.')
          : ul({ class: 'alerts' }, page.items.map((letter) => h(Letter, { key: letter.id, letter }))),
        h(Pager, { page, limit: LIMIT, cursors, onPage: (cursor) => go(link(['dead-letters'], { cursor })) }),
      ]));
}

const Letter = ({ letter }) => li({ class: 'letter' }, div(
  p(a({ class: 'id strong row-link', href: link(['dead-letters', letter.id]) }, `${letter.topic} ${letter.partition}/${letter.offset}`), ' ', span({ class: 'muted small' }, h(Time, { at: letter.time }))),
  p(letter.reason, letter.migrationId && [' · ', a({ class: 'id', href: link(['migrations', letter.migrationId]) }, letter.migrationId)]),
  letter.remedy && p({ class: 'remedy' }, strong('To do: '), letter.remedy)));
