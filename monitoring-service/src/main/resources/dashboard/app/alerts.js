/** The view of all open alerts, and the list of alerts that others show too. */
import { h, tags } from './dom.js';
import { Choice, Empty, Loaded, Pager, State, Time, Toggle } from './parts.js';
import { useResource } from './resource.js';
import { link, go, replace } from './router.js';
import { ALERT_KIND, SEVERITY, stageName } from './states.js';

const { a, div, h1, li, p, section, span, strong, ul } = tags;
const LIMIT = 50;

/** Alerts with what happened and what to do; shorter for messages that the page shows already. */
export const AlertList = ({ alerts, none, named, known = [] }) => (alerts.length === 0 ? p({ class: 'muted' }, none)
  : ul({ class: 'alerts' }, alerts.map((alert) => li({ key: alert.migrationId + alert.alertId },
    h(State, { of: SEVERITY, name: alert.severity }),
    div(
      named && p(a({ class: 'id strong row-link', href: link(['migrations', alert.migrationId]) }, alert.migrationId)),
      p(known.includes(alert.message) ? 'The failure that is said above.' : alert.message),
      alert.remedy && !known.includes(alert.message) && p({ class: 'remedy' }, strong('To do: '), alert.remedy),
      p({ class: 'muted small' }, ALERT_KIND[alert.kind] ?? alert.kind, alert.stage && ` · ${stageName(alert.stage)}`, ' · ', h(Time, { at: alert.raisedAt })))))));

/** The view of the open alerts of all migrations. */
export function Alerts({ query }) {
  const severity = query.getAll('severity');
  const sort = query.get('sort') ?? '-raisedAt';
  const cursors = query.getAll('cursor');
  const change = (changed, way = replace) => way(link(['alerts'], { severity, sort, ...changed }));
  const resource = useResource('alerts', { severity, sort, limit: LIMIT, cursor: cursors.at(-1) }, {
    pause: 3000, relevant: (type) => type === 'migration' || type === 'removed' });
  return section({ class: 'card', 'aria-labelledby': 'title' },
    div({ class: 'panel-head' }, h1({ id: 'title', tabIndex: -1 }, 'Open alerts', resource.data && span({ class: 'count' }, resource.data.total))),
    div({ class: 'filters' },
      div({ class: 'chips', role: 'group', 'aria-label': 'Severities' }, Object.keys(SEVERITY).map((each) => h(Toggle, { key: each, on: severity.includes(each),
        onChange: (on) => change({ severity: on ? [...severity, each] : severity.filter((other) => other !== each) }) }, h(State, { of: SEVERITY, name: each })))),
      div({ class: 'choices' }, h(Choice, { name: 'Order', value: sort, options: [['-raisedAt', 'newest'], ['raisedAt', 'oldest']], onChange: (value) => change({ sort: value }) }))),
    h(Loaded, { resource: { ...resource, data: resource.data ?? (resource.problem ? null : resource.last) }, what: 'alerts' }, (page) => [
      page.items.length === 0
        ? h(Empty, { title: severity.length ? 'No open alert has this severity' : 'No alert is open' }, 'An alert closes by itself when its cause is gone.')
        : h(AlertList, { alerts: page.items, named: true }),
      h(Pager, { page, limit: LIMIT, cursors, onPage: (cursor) => change({ cursor }, go) }),
    ]));
}
