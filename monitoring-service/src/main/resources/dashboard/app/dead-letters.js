/** The views of the records that no service could process: all of them, and one with its content. */
import { useState } from 'preact/hooks';
import { post } from './api.js';
import { announcement, useCell } from './cell.js';
import { CommandDialog } from './dialog.js';
import { h, tags } from './dom.js';
import { bytes, number } from './format.js';
import { Choice, Empty, Facts, Failed, Loaded, Pager, Panel, Shape, Time } from './parts.js';
import { useResource } from './resource.js';
import { link, go, replace } from './router.js';
import { mayAct, me } from './session.js';

const { a, button, code, div, h1, li, nav, p, pre, section, span, strong, ul } = tags;
const LIMIT = 50;
const ORDERS = [['-recordedAt', 'newest'], ['recordedAt', 'oldest']];
const REPLAY = { word: 'Replay', fields: [], effect: 'The record is published to its topic again, with a mark that it is a replay. Services read it as a new record.' };

/** One dead letter or, without an id, all of them. */
export const DeadLetters = ({ query, id }) => (id ? h(DeadLetter, { key: id, id }) : h(AllDeadLetters, { query }));

const hasCount = (type) => type === 'summary';

function AllDeadLetters({ query }) {
  const cursors = query.getAll('cursor');
  const sort = query.get('sort') ?? '-recordedAt';
  const resource = useResource('dead-letters', { sort, limit: LIMIT, cursor: cursors.at(-1) }, { pause: 5000, relevant: hasCount });
  return section({ class: 'card', 'aria-labelledby': 'title' },
    div({ class: 'panel-head' }, h1({ id: 'title' }, 'Dead letters', resource.data && span({ class: 'count' }, number(resource.data.total))),
      h(Choice, { name: 'Order', value: sort, options: ORDERS, onChange: (value) => replace(link(['dead-letters'], { sort: value })) })),
    h(Loaded, { resource, what: 'dead letters' }, (page) => [
      page.items.length === 0 ? h(Empty, { title: 'No record was set aside' }, 'A record that no service can process appears here with its reason.')
        : ul({ class: 'alerts' }, page.items.map((letter) => h(Letter, { key: letter.id, letter }))),
      h(Pager, { page, limit: LIMIT, cursors, onPage: (cursor) => go(link(['dead-letters'], { sort, cursor })) }),
    ]));
}

const place = ({ topic, partition, offset }) => `${topic}${partition < 0 ? '' : ` ${partition}/${offset}`}`;

const Letter = ({ letter }) => li({ class: 'letter' }, div(
  p(a({ class: 'id strong row-link', href: link(['dead-letters', letter.id]) }, place(letter)), ' ', letter.type && span({ class: 'tag' }, letter.type),
    span({ class: 'muted small' }, ' ', h(Time, { at: letter.recordedAt }))),
  p(letter.reason, letter.migrationId && [' ', a({ class: 'id', href: link(['migrations', letter.migrationId]) }, letter.migrationId)]),
  letter.remedy && p({ class: 'remedy' }, strong('To do: '), letter.remedy)));

function DeadLetter({ id }) {
  const resource = useResource('dead-letters/' + encodeURIComponent(id));
  return [
    nav({ class: 'crumbs', 'aria-label': 'Way back' }, a({ href: link(['dead-letters']) }, '← All dead letters')),
    h(Loaded, { resource, what: 'the dead letter' }, (letter) => [
      section({ class: 'card migration-head', 'aria-labelledby': 'title' },
        div({ class: 'head-line' }, h1({ id: 'title', class: 'id' }, place(letter)), h(Replay, { letter })),
        h(Facts, { rows: [['Recorded', h(Time, { at: letter.recordedAt })], ['Type', letter.type],
          ['Migration', letter.migrationId && a({ href: link(['migrations', letter.migrationId]) }, letter.migrationId)],
          ['Key', letter.key], ['Cannot process it', letter.reader ?? 'no service can'], ['Exception', letter.exception],
          ['Size', bytes(letter.valueBytes) + (letter.cut ? ', cut because it was too large' : '')]] })),
      div({ class: 'causes' }, div({ class: 'cause bad' }, h(Shape, { name: 'cross', tone: 'bad' }),
        div(p({ class: 'strong' }, letter.reason), letter.remedy && p({ class: 'remedy' }, strong('To do: '), letter.remedy)))),
      letter.refusal && h(Failed, { problem: { detail: 'It would be set aside again: ' + letter.refusal } }),
      h(Panel, { title: 'Content', id: 'content-of-letter' }, letter.content
        ? pre({ class: 'content', tabIndex: 0, 'aria-labelledby': 'content-of-letter' }, code(JSON.stringify(letter.content, null, 2)))
        : p({ class: 'muted' }, 'The value is no event, so nothing of it is shown.')),
    ]),
  ];
}

/** The button that publishes the record again. Viewers do not see it. */
function Replay({ letter }) {
  const user = useCell(me);
  const [asked, setAsked] = useState(false);
  const [sent, setSent] = useState(null);
  if (!mayAct(user)) return null;
  const onDone = ({ topic, partition, offset }) => {
    const text = `Published again as ${place({ topic, partition, offset })}.`;
    setSent(text);
    announcement.set(text);
  };
  return div({ class: 'actions' },
    div({ class: 'buttons' }, button({ type: 'button', disabled: !letter.replayable, onClick: () => setAsked(true) }, 'Replay …')),
    !letter.replayable && p({ class: 'small muted' }, 'It cannot be published again.'),
    sent && p({ class: 'small muted sent' }, h(Shape, { name: 'check', tone: 'good' }), ' ', sent),
    asked && h(CommandDialog, { command: REPLAY, title: 'Replay ' + place(letter), onSend: (values, key) => post(`dead-letters/${encodeURIComponent(letter.id)}/replay`, {}, key), onDone, onClose: () => setAsked(false) }));
}
