/** The list of migrations with its search, filters, order, pages and selection. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { announcement } from './cell.js';
import { FleetActions } from './actions.js';
import { classes, h, tags } from './dom.js';
import { Overview } from './fleet-overview.js';
import { compact, count, number } from './format.js';
import { Choice, Empty, Labels, Loaded, Pager, Percent, State, Time, Toggle } from './parts.js';
import { useResource } from './resource.js';
import { link, replace, go } from './router.js';
import { MIGRATION, PROGRESS, STAGES, stageName, stateOf } from './states.js';

const { a, button, div, form, h2, input, label, p, section, span, table, tbody, td, th, thead, tr } = tags;
const TYPING_PAUSE = 250;
const LIMITS = [['50', '50'], ['100', '100'], ['200', '200']];
const ORDERS = [['-requestedAt', 'newest request'], ['requestedAt', 'oldest request'], ['-updatedAt', 'last change'], ['state', 'state'],
  ['-state', 'state, backwards'], ['percent', 'least progress'], ['-percent', 'most progress'], ['migrationId', 'id'], ['-migrationId', 'id, backwards'], ['updatedAt', 'longest without change']];

/** Reads the filters from the address. */
function filtersOf(query) {
  return {
    q: query.get('q') ?? '', state: query.getAll('state'), stage: query.get('stage') ?? '', stageState: query.get('stageState') ?? '',
    server: query.get('server') ?? '', label: query.getAll('label'), needsAttention: query.get('needsAttention') ?? '', sort: query.get('sort') ?? '-requestedAt',
    limit: query.get('limit') ?? '50', cursor: query.getAll('cursor'),
  };
}

const isNarrowed = ({ q, state, stage, server, label, needsAttention }) => Boolean(q || state.length || stage || server || label.length || needsAttention);

/** The view of the fleet. */
export function Fleet({ query }) {
  const filters = filtersOf(query);
  const shown = Number(filters.limit);
  const [selected, setSelected] = useState(new Set());
  const change = (changed, way = replace) => way(link([], { ...filters, cursor: [], ...changed }));
  const resource = useResource('migrations', { ...filters, cursor: filters.cursor.at(-1), stageState: filters.stage && filters.stageState }, {
    pause: 3000,
    relevant: (type) => type === 'migration' || type === 'removed',
    patch: (page, type, item) => (type !== 'migration' || !page.items.some((each) => each.migrationId === item.migrationId) ? page
      : { ...page, items: page.items.map((each) => (each.migrationId === item.migrationId ? item : each)) }),
  });
  const total = resource.data?.total;
  const narrowed = isNarrowed(filters);
  useEffect(() => {
    if (narrowed && total !== undefined) announcement.set(`${count(total, 'migration')} found.`);
  }, [narrowed, total]);

  return div({ class: 'fleet' },
    h(Overview, { narrowed }),
    section({ class: 'card list', 'aria-labelledby': 'list' },
      div({ class: 'panel-head' },
        h2({ id: 'list' }, narrowed ? 'Migrations found' : 'All migrations', total !== undefined && span({ class: 'count' }, number(total))),
        narrowed && button({ type: 'button', class: 'plain', onClick: () => change({ q: '', state: [], stage: '', stageState: '', server: '', label: [], needsAttention: '' }) }, 'Clear filters')),
      h(Filters, { filters, change }),
      h(FleetActions, { selected, select: (ids) => setSelected(new Set(ids)), done: resource.reload }),
      h(Loaded, { resource: { ...resource, data: resource.data ?? (resource.problem ? null : resource.last) }, what: 'migrations' }, (page) => [
        page.items.length === 0 ? h(Nothing, { narrowed }) : h(Rows, { page, filters, change, selected, setSelected, stale: resource.loading }),
        h(Pager, { page, limit: shown, cursors: filters.cursor, onPage: (cursor) => { change({ cursor }, go); document.getElementById('list').scrollIntoView(); } }),
      ])));
}

const Nothing = ({ narrowed }) => (narrowed
  ? h(Empty, { title: 'No migration meets these conditions' }, 'Take a filter away, or look for a part of the id, requester, purpose, source or target.')
  : h(Empty, { title: 'Nobody has asked for a migration yet' }, 'Request one with ', tags.code('modernize request FILE'), '; it appears here within seconds.'));

function Filters({ filters, change }) {
  const [text, setText] = useState(filters.q);
  const timer = useRef(0);
  useEffect(() => setText(filters.q), [filters.q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (value) => {
    setText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change({ q: value.trim() }), TYPING_PAUSE);
  };
  const withState = (state, on) => change({ state: on ? [...filters.state, state] : filters.state.filter((each) => each !== state) });
  return form({ class: 'filters', role: 'search', onSubmit: (event) => { event.preventDefault(); clearTimeout(timer.current); change({ q: text.trim() }); } },
    label({ class: 'search' }, span({ class: 'hidden' }, 'Search migrations'),
      input({ type: 'search', id: 'search', value: text, placeholder: 'Id, requester, purpose, source or target', autocomplete: 'off', spellcheck: false,
        'aria-keyshortcuts': '/', onInput: (event) => search(event.target.value) }), tags.kbd({ 'aria-hidden': 'true' }, '/')),
    div({ class: 'choices' },
      h(Choice, { name: 'Stage', value: filters.stage, options: [['', 'any'], ...Object.entries(STAGES)], onChange: (stage) => change({ stage, stageState: stage && filters.stageState }) }),
      filters.stage && h(Choice, { name: 'is', value: filters.stageState, options: [['', 'the one that matters'], ...Object.keys(PROGRESS).map((state) => [state, stateOf(PROGRESS, state).word.toLowerCase()])],
        onChange: (stageState) => change({ stageState }) }),
      filters.server && h(Toggle, { on: true, onChange: () => change({ server: '' }) }, `Server ${filters.server} ×`),
      filters.label.map((label) => h(Toggle, { key: label, on: true, onChange: () => change({ label: filters.label.filter((each) => each !== label) }) }, `${label} ×`)),
      h(Choice, { name: 'Order', value: filters.sort, options: ORDERS, onChange: (sort) => change({ sort }) }),
      h(Choice, { name: 'Rows', value: filters.limit, options: LIMITS, onChange: (limit) => change({ limit }) })),
    div({ class: 'chips', role: 'group', 'aria-label': 'States' },
      h(Toggle, { on: filters.needsAttention === 'true', onChange: (on) => change({ needsAttention: on ? 'true' : '' }) }, 'Needs attention'),
      Object.keys(MIGRATION).map((state) => h(Toggle, { key: state, on: filters.state.includes(state), onChange: (on) => withState(state, on) },
        h(State, { of: MIGRATION, name: state })))));
}

function Rows({ page, filters, change, selected, setSelected, stale }) {
  const ids = page.items.map((item) => item.migrationId);
  const all = ids.every((id) => selected.has(id));
  const select = (changed, on) => {
    const next = new Set(selected);
    changed.forEach((id) => (on ? next.add(id) : next.delete(id)));
    setSelected(next);
  };
  const sortable = (field, name) => {
    const direction = filters.sort === field ? 'ascending' : filters.sort === '-' + field ? 'descending' : 'none';
    return th({ scope: 'col', role: 'columnheader', 'aria-sort': direction, class: 'col-' + field },
      button({ type: 'button', class: 'sort', onClick: () => change({ sort: direction === 'descending' ? field : '-' + field }) },
        name, span({ class: 'arrow', 'aria-hidden': 'true' }, { ascending: '▲', descending: '▼', none: '' }[direction])));
  };
  const checkbox = (name, checked, onChange) => label({ class: 'tick' },
    input({ type: 'checkbox', checked, 'aria-label': name, onChange: (event) => onChange(event.target.checked) }));
  return table({ class: classes('rows', stale && 'stale'), role: 'table', 'aria-labelledby': 'list', 'aria-busy': String(Boolean(stale)) },
    thead({ role: 'rowgroup' }, tr({ role: 'row' },
      th({ scope: 'col', role: 'columnheader', class: 'col-tick' }, checkbox('Select all on this page', all, (on) => select(ids, on))),
      sortable('state', 'State'), sortable('migrationId', 'Migration'),
      th({ scope: 'col', role: 'columnheader' }, 'Stage'), sortable('percent', 'Progress'), th({ scope: 'col', role: 'columnheader' }, 'Tables'),
      sortable('requestedAt', 'Requested'), sortable('updatedAt', 'Changed'))),
    tbody({ role: 'rowgroup' }, page.items.map((item) => h(Row, { key: item.migrationId, item,
      tick: checkbox(`Select ${item.migrationId}`, selected.has(item.migrationId), (on) => select([item.migrationId], on)), on: selected.has(item.migrationId) }))));
}

function Row({ item, tick, on }) {
  const { tone } = stateOf(MIGRATION, item.state);
  const cell = (name, ...content) => td({ role: 'cell', class: 'col-' + name }, content);
  return tr({ role: 'row', class: classes('row', on && 'selected') },
    cell('tick', tick),
    cell('state', h(State, { of: MIGRATION, name: item.state })),
    cell('migrationId', a({ class: 'id strong row-link', href: link(['migrations', item.migrationId]) }, item.migrationId),
      span({ class: 'muted small way' }, item.source || '?', ' → ', item.target || '?'),
      item.labels && span({ class: 'small' }, h(Labels, { of: item.labels })),
      item.waitingOn && span({ class: 'small waits' }, 'Waits for ', item.waitingOn)),
    cell('stage', item.stage && [span(stageName(item.stage.name)), span({ class: 'small' }, h(State, { of: PROGRESS, name: item.stage.state }))],
      item.alerts > 0 && span({ class: 'small tone bad' }, count(item.alerts, 'alert'))),
    cell('percent', h(Percent, { percent: item.percent, tone, name: `Progress of ${item.migrationId}` })),
    cell('tables', item.tables ? h(Counts, { tables: item.tables }) : span({ class: 'muted' }, '–')),
    cell('requestedAt', h(Time, { at: item.requestedAt }), span({ class: 'muted small' }, item.requester)),
    cell('updatedAt', h(Time, { at: item.updatedAt })));
}

const Counts = ({ tables }) => [
  span({ class: 'number', title: `${number(tables.targetRows)} of ${number(tables.sourceRows)} rows` }, `${number(tables.matched)}/${number(tables.total)} equal`),
  span({ class: 'muted small number' }, `${compact(tables.targetRows)} of ${compact(tables.sourceRows)} rows`),
  tables.mismatched > 0 && span({ class: 'small tone bad' }, `${number(tables.mismatched)} differ`),
  tables.failed > 0 && span({ class: 'small tone bad' }, `${number(tables.failed)} failed`),
];
