/** The tables of a migration: rows, rate, estimate and comparison. */
import { useState } from 'preact/hooks';
import { now, useCell } from './cell.js';
import { classes, h, tags } from './dom.js';
import { bytes, compact, duration, exact, number, relative } from './format.js';
import { Choice, Empty, Loaded, Pager, Panel, Percent, Shape, State, Toggle } from './parts.js';
import { useResource } from './resource.js';
import { TABLE, stateOf } from './states.js';

const { code, div, span, table, tbody, td, th, thead, tr } = tags;
const LIMIT = 50;
const SHOWN = 10;
const ORDERS = [['name', 'name'], ['-rows', 'most rows'], ['rows', 'fewest rows'], ['percent', 'least progress'], ['-percent', 'most progress']];
const WAITS = {
  OTHER_TABLES: 'waits: other tables go first',
  LIMIT: 'waits: the limits of the copy are used up',
  WORKER: 'waits for a free worker',
  AZURE: 'waits: Azure’s service has queued it',
};

/** The panel of tables. */
export function Tables({ migrationId, totals }) {
  const [states, setStates] = useState([]);
  const [sort, setSort] = useState('name');
  const [cursors, setCursors] = useState([]);
  const resource = useResource(`migrations/${encodeURIComponent(migrationId)}/tables`, { state: states, sort, limit: LIMIT, cursor: cursors.at(-1) }, {
    pause: 2000,
    relevant: (type, change) => type === 'migration' && change.migrationId === migrationId,
  });
  const toggle = (state, on) => { setCursors([]); setStates(on ? [...states, state] : states.filter((each) => each !== state)); };
  return h(Panel, { title: 'Tables', id: 'tables', count: totals?.total },
    div({ class: 'filters' },
      div({ class: 'chips', role: 'group', 'aria-label': 'States of tables' }, Object.keys(TABLE).map((state) =>
        h(Toggle, { key: state, on: states.includes(state), onChange: (on) => toggle(state, on) }, h(State, { of: TABLE, name: state })))),
      div({ class: 'choices' }, h(Choice, { name: 'Order', value: sort, options: ORDERS, onChange: (value) => { setCursors([]); setSort(value); } }))),
    h(Loaded, { resource: { ...resource, data: resource.data ?? (resource.problem ? null : resource.last) }, what: 'tables' }, (page) => [
      page.items.length === 0
        ? (states.length ? h(Empty, { title: 'No table is in these states' }) : h(Empty, { title: 'No tables are known yet' }, 'They appear when the schema of the source has been read.'))
        : h(Rows, { page, stale: resource.loading }),
      h(Pager, { page, limit: LIMIT, cursors, onPage: setCursors }),
    ]));
}

const head = (name, more) => th({ scope: 'col', role: 'columnheader', class: more }, name);

const Rows = ({ page, stale }) => table({ class: classes('rows tables', stale && 'stale'), role: 'table', 'aria-labelledby': 'tables' },
  thead({ role: 'rowgroup' }, tr({ role: 'row' }, head('State'), head('Table'), head('Progress'), head('Rows', 'right'), head('Rate', 'right'), head('Comparison'))),
  tbody({ role: 'rowgroup' }, page.items.map((each) => h(Row, { key: each.table, of: each }))));

function Row({ of: each }) {
  const present = useCell(now);
  const cell = (name, ...content) => td({ role: 'cell', class: 'col-' + name }, content);
  return tr({ role: 'row', class: 'row' },
    cell('state', h(State, { of: TABLE, name: each.state })),
    cell('table', span({ class: 'id' }, each.table), each.message && span({ class: 'small tone bad' }, each.message),
      each.waitsFor && span({ class: 'small muted' }, WAITS[each.waitsFor] ?? `waits: ${each.waitsFor}`)),
    cell('percent', h(Percent, { percent: each.percent, tone: stateOf(TABLE, each.state).tone, name: `Progress of ${each.table}` })),
    cell('rows', span({ class: 'number' }, rows(each.targetRows)), each.targetRows !== each.sourceRows && span({ class: 'muted small number' }, `of ${rows(each.sourceRows)}`),
      each.bytesWritten > 0 && span({ class: 'muted small number' }, bytes(each.bytesWritten))),
    cell('rate', each.state === 'COPYING' && each.rowsPerSecond > 0 && span({ class: 'number' }, `${compact(each.rowsPerSecond)} rows/s`),
      each.state === 'COPYING' && each.estimatedEndAt && span({ class: 'muted small', title: exact(each.estimatedEndAt) }, 'ends ', relative(each.estimatedEndAt, present)),
      each.state !== 'COPYING' && each.startedAt && each.endedAt && span({ class: 'muted small number' }, 'in ', duration(Date.parse(each.endedAt) - Date.parse(each.startedAt)))),
    cell('comparison', h(Comparison, { of: each.comparison, present })));
}

const rows = (value) => (value === null ? 'unknown' : number(value));

function Comparison({ of: comparison, present }) {
  if (!comparison) return span({ class: 'muted' }, 'not compared');
  const { comparedAt, staleAt, byDigest, sourceChecksum, targetChecksum } = comparison;
  const isOld = present > Date.parse(staleAt);
  return [
    span({ class: classes('small', isOld && 'tone warn'), title: exact(comparedAt) }, isOld && h(Shape, { name: 'warning' }),
      `compared ${relative(comparedAt, present)}`, byDigest && ' by digest', isOld && ', later writes are not covered'),
    sourceChecksum && span({ class: 'checksums small muted', title: `Checksum of the source ${sourceChecksum}, of the target ${targetChecksum}` },
      sourceChecksum === targetChecksum ? ['both ', code(sourceChecksum.slice(0, SHOWN))]
        : [code(sourceChecksum.slice(0, SHOWN)), ' ≠ ', code(targetChecksum.slice(0, SHOWN))]),
  ];
}
