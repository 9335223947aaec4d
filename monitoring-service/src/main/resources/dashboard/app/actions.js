/** What operators may do with one migration, and with a selection of the list. */
import { useState } from 'preact/hooks';
import { announcement, useCell } from './cell.js';
import { COMMANDS, FOR_SELECTION, send, sendAll } from './commands.js';
import { CommandDialog } from './dialog.js';
import { h, tags } from './dom.js';
import { count, number } from './format.js';
import { Shape } from './parts.js';
import { link } from './router.js';
import { mayAct, me } from './session.js';

const { a, button, div, li, p, span, ul } = tags;

/** The buttons of one migration. Viewers see none. */
export function MigrationActions({ migration, resources, done }) {
  const user = useCell(me);
  const [asked, setAsked] = useState(null);
  const [sent, setSent] = useState(null);
  if (!mayAct(user)) return null;
  const id = migration.migrationId;
  const offered = Object.keys(COMMANDS).filter((name) => COMMANDS[name].isOffered(migration));
  const onDone = () => {
    const text = `${COMMANDS[asked].word}: sent for ${id}. The state changes when the services take it.`;
    setSent(text);
    announcement.set(text);
    done();
  };
  return div({ class: 'actions' },
    div({ class: 'buttons' }, offered.map((name) => button({ key: name, type: 'button', class: COMMANDS[name].grave ? 'grave' : '', onClick: () => setAsked(name) }, `${COMMANDS[name].word} …`))),
    sent && p({ class: 'small muted sent' }, h(Shape, { name: 'check', tone: 'good' }), ' ', sent),
    asked && h(CommandDialog, { key: asked, command: COMMANDS[asked], typed: id, title: `${COMMANDS[asked].word} ${id}`,
      details: asked === 'teardown' && h(Removed, { resources }), onSend: (values, key) => send(asked, id, values, key), onDone, onClose: () => setAsked(null) }));
}

/** What a teardown removes, as far as it is known. */
function Removed({ resources }) {
  const created = resources.filter((each) => each.created && !each.restored);
  if (created.length === 0) return null;
  return [p({ class: 'strong' }, `Created by this migration: ${number(created.length)}`),
    ul({ class: 'plain-list' }, created.slice(0, 8).map((each) => li({ key: each.id }, each.name, ' ', span({ class: 'muted small' }, each.type))),
      created.length > 8 && li({ class: 'muted' }, `and ${number(created.length - 8)} more`))];
}

/** The buttons for the selected migrations, and what became of the last command. */
export function FleetActions({ selected, select, done }) {
  const user = useCell(me);
  const [asked, setAsked] = useState(null);
  const [outcome, setOutcome] = useState(null);
  if (!mayAct(user) || (selected.size === 0 && !outcome)) return null;
  const ids = [...selected];
  const onDone = (answer) => {
    setOutcome({ word: COMMANDS[asked].word, ...answer });
    announcement.set(`${COMMANDS[asked].word}: ${answer.accepted.length} sent, ${answer.refused.length} refused${left(answer)}.`);
    select(answer.unattempted);
    done();
  };
  return div({ class: 'selection' },
    selected.size > 0 && div({ class: 'buttons' }, span({ class: 'strong' }, `${count(selected.size, 'migration')} selected`),
      FOR_SELECTION.map((name) => button({ key: name, type: 'button', class: COMMANDS[name].grave ? 'grave' : '', disabled: ids.length > 200, onClick: () => setAsked(name) }, `${COMMANDS[name].word} …`)),
      button({ type: 'button', class: 'plain', onClick: () => select([]) }, 'Clear selection'), ids.length > 200 && span({ class: 'tone warn' }, 'Select at most 200.')),
    outcome && h(Outcome, { outcome, close: () => setOutcome(null) }),
    asked && h(CommandDialog, { key: asked, command: COMMANDS[asked], typed: String(ids.length), title: `${COMMANDS[asked].word} ${count(ids.length, 'migration')}`,
      details: p({ class: 'id small' }, ids.slice(0, 10).join(', '), ids.length > 10 && ` and ${number(ids.length - 10)} more`),
      onSend: (values, key) => sendAll(asked, ids, values, key), onDone, onClose: () => setAsked(null) }));
}

const left = ({ unattempted }) => (unattempted.length ? `, ${number(unattempted.length)} not attempted` : '');

const Outcome = ({ outcome: { word, accepted, refused, unattempted }, close }) => div({ class: 'cause ' + (refused.length || unattempted.length ? 'warn' : 'good') },
  h(Shape, { name: refused.length || unattempted.length ? 'warning' : 'check', tone: refused.length || unattempted.length ? 'warn' : 'good' }),
  div(p({ class: 'strong' }, `${word}: ${count(accepted.length, 'command')} sent${refused.length ? `, ${number(refused.length)} refused` : ''}${left({ unattempted })}.`),
    unattempted.length > 0 && p({ class: 'small' }, 'The time for the call was over. Nothing was sent to ', unattempted.slice(0, 10).join(', '), unattempted.length > 10 && ` and ${number(unattempted.length - 10)} more`, '. The selection is now these: choose the command again.'),
    refused.length > 0 && ul(refused.map(({ migrationId, problem }) => li({ key: migrationId }, a({ href: link(['migrations', migrationId]) }, migrationId), `: ${problem.detail}. `, problem.remedy)))),
  button({ type: 'button', class: 'plain', onClick: close }, 'Close'));
