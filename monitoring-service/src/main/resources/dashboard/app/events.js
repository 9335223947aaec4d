/** The newest events of a migration: requests, commands, results of the stages, alerts. */
import { useState } from 'preact/hooks';
import { h, tags } from './dom.js';
import { Loaded, Panel, Time } from './parts.js';
import { useResource } from './resource.js';

const { button, li, p, span, ul } = tags;
const SHOWN = 8;

/** 'MigrationRequested' reads 'Migration requested'. */
const inWords = (type) => type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ' ' + letter.toLowerCase());

/** The panel of events, the newest first. */
export function Events({ migrationId }) {
  const [all, setAll] = useState(false);
  const resource = useResource(`migrations/${encodeURIComponent(migrationId)}/events`, {}, {
    pause: 3000, relevant: (type, change) => type === 'migration' && change.migrationId === migrationId });
  return h(Panel, { title: 'Events', id: 'events', count: resource.data?.total },
    h(Loaded, { resource, what: 'events' }, ({ items }) => (items.length === 0 ? p({ class: 'muted' }, 'None is known. Events from before the start of the service may follow.')
      : [ul({ class: 'events' }, items.slice(0, all ? items.length : SHOWN).map((event) => h(Event, { key: `${event.topic}/${event.partition}/${event.offset}`, event }))),
        items.length > SHOWN && button({ type: 'button', class: 'plain', onClick: () => setAll(!all) }, all ? 'Show fewer' : `Show all ${items.length}`)])));
}

const Event = ({ event }) => li(
  span({ class: 'strong' }, inWords(event.type)), span({ class: 'muted small when' }, h(Time, { at: event.occurredAt })),
  p({ class: 'small' }, event.message, event.requestedBy && span({ class: 'muted' }, ` by ${event.requestedBy}${event.authenticated ? '' : ', not authenticated'}`)));
