/** The state of all migrations at a glance: how many need attention, which, and how fast the rest goes. */
import { useCell } from './cell.js';
import { RateChart } from './chart.js';
import { h, tags } from './dom.js';
import { bytes, compact, count, duration, number } from './format.js';
import { fleetRate } from './history.js';
import { Shape, State, Time } from './parts.js';
import { adviceOn } from './remedies.js';
import { useResource } from './resource.js';
import { link } from './router.js';
import { MIGRATION, PROGRESS, STAGES, stateOf } from './states.js';
import { summary } from './stream.js';

const { a, div, h1, h2, li, ol, p, section, span, svg, table, tbody, td, th, thead, title, tr, ul } = tags;
const SHOWN = 5;

/** The upper part of the fleet's view. */
export function Overview({ narrowed }) {
  const fleet = useCell(summary);
  if (!fleet) return div({ class: 'overview loading', 'aria-hidden': 'true' });
  return [
    div({ class: 'overview' }, h(Verdict, { fleet }), h(Throughput, { fleet }), h(Stages, { fleet })),
    !narrowed && fleet.needsAttention > 0 && h(Attention, { fleet }),
  ];
}

function Verdict({ fleet }) {
  const { needsAttention, migrations } = fleet;
  const calm = needsAttention === 0;
  const states = Object.keys(MIGRATION).filter((state) => fleet.byState[state]);
  return section({ class: 'card verdict', 'aria-labelledby': 'verdict' },
    h1({ id: 'verdict' },
      h(Shape, { name: calm ? 'check' : 'warning', tone: calm ? 'good' : 'warn' }),
      migrations === 0 ? 'No migrations yet'
        : calm ? (migrations === 1 ? 'The migration is fine' : `All ${number(migrations)} migrations are fine`)
          : span(span({ class: 'big number' }, number(needsAttention)), ` of ${number(migrations)} need attention`)),
    h(Proportions, { fleet, states }),
    ul({ class: 'legend' }, states.map((state) => li({ key: state },
      a({ href: link([], { state }), title: `Show only these` }, h(State, { of: MIGRATION, name: state }),
        span({ class: 'number strong' }, number(fleet.byState[state])))))),
    p({ class: 'muted small' }, fleet.tables.total ? tablesText(fleet.tables) : 'No tables are known yet.'));
}

/** The states as parts of one bar. The legend below has the numbers as text. */
function Proportions({ fleet, states }) {
  let at = 0;
  return svg({ class: 'proportions', viewBox: '0 0 1000 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    states.map((state) => {
      const width = 1000 * fleet.byState[state] / fleet.migrations;
      const x = at;
      at += width;
      return tags.rect({ key: state, class: stateOf(MIGRATION, state).tone, x, y: 0, width: Math.max(2, width - 2), height: 10 }, title(state));
    }));
}

function Throughput({ fleet }) {
  const samples = useCell(fleetRate);
  const { tables } = fleet;
  const remaining = fleet.estimatedRemainingSeconds;
  return section({ class: 'card throughput', 'aria-labelledby': 'throughput' },
    h2({ id: 'throughput' }, 'Throughput'),
    div({ class: 'figures' },
      figure(compact(fleet.rowsPerSecond), 'rows/s', 'Sum of the average rates of the tables being copied'),
      figure(remaining === null ? '–' : '~ ' + duration(remaining * 1000), 'left in running copies', 'Rows that running copies still have to copy, at this rate. A rough number'),
      figure(compact(tables.targetRows), `of ${compact(tables.sourceRows)} rows`, `${number(tables.targetRows)} rows copied, ${bytes(tables.bytesWritten)} written`)),
    samples.length < 2 ? p({ class: 'muted chart-wait' }, 'The chart begins with the next changes.')
      : h(RateChart, { samples, height: 84, name: `Rows a second since this page was opened; now ${number(fleet.rowsPerSecond)}` }));
}

const figure = (value, name, explanation) =>
  div({ class: 'figure', title: explanation }, span({ class: 'big number' }, value), span({ class: 'muted' }, name));

function Stages({ fleet }) {
  const columns = ['FAILED', 'WAITING', 'RUNNING', 'PENDING', 'DONE'];
  return section({ class: 'card stages-card', 'aria-labelledby': 'by-stage' },
    h2({ id: 'by-stage' }, 'By stage'),
    table({ class: 'matrix' },
      thead(tr(th({ scope: 'col' }, span({ class: 'hidden' }, 'Stage')),
        columns.map((state) => th({ scope: 'col', key: state, title: stateOf(PROGRESS, state).word },
          span({ class: 'state ' + stateOf(PROGRESS, state).tone }, h(Shape, { name: stateOf(PROGRESS, state).form })),
          span({ class: 'hidden' }, stateOf(PROGRESS, state).word))))),
      tbody(Object.entries(STAGES).map(([stage, name]) => tr({ key: stage }, th({ scope: 'row' }, name),
        columns.map((state) => td({ key: state, class: 'number' }, cellOf(fleet, stage, state))))))));
}

function cellOf(fleet, stage, state) {
  const amount = (fleet.byStage[stage]?.[state] ?? 0) + (state === 'DONE' ? fleet.byStage[stage]?.RECURRING ?? 0 : 0);
  return amount === 0 ? span({ class: 'faint' }, '·')
    : a({ href: link([], { stage, stageState: state }), 'aria-label': `${number(amount)} in stage ${STAGES[stage]}: ${stateOf(PROGRESS, state).word}` }, number(amount));
}

const tablesText = ({ total, matched, mismatched, failed }) =>
  [`${compact(matched)} of ${count(total, 'table')} equal`, mismatched && `${number(mismatched)} differ`, failed && `${number(failed)} failed`].filter(Boolean).join(', ') + '.';

const concernsAttention = (type, change) => type === 'removed' || (type === 'migration' && change.state !== 'COMPLETED');

/** The migrations that need attention, the last changed first, each with its reason and what to do. */
function Attention({ fleet }) {
  const options = { relevant: concernsAttention, pause: 3000 };
  const { data } = useResource('migrations', { needsAttention: true, sort: '-updatedAt', limit: SHOWN }, options);
  const alerts = useResource('alerts', { limit: 200 }, options).data;
  if (!data || !alerts) return null;
  return section({ class: 'card attention', 'aria-labelledby': 'attention' },
    div({ class: 'panel-head' }, h2({ id: 'attention' }, 'Needs attention', span({ class: 'count' }, number(fleet.needsAttention))),
      data.total > data.items.length && a({ href: link([], { needsAttention: true }) }, `Show all ${number(data.total)}`)),
    ol({ class: 'attention-list' }, data.items.map((item) => li({ key: item.migrationId }, h(Concern, { item, alerts: alerts.items })))));
}

function Concern({ item, alerts }) {
  const alert = alerts.find((each) => each.migrationId === item.migrationId);
  const reason = alert?.message || (item.waitingOn && 'Waits for ' + withoutStage(item.waitingOn)) || reasonOfTables(item.tables) || `The stage ${item.stage?.name} ${stateOf(PROGRESS, item.stage?.state).word.toLowerCase()}.`;
  const remedy = alert?.remedy || (item.waitingOn && adviceOn(item.waitingOn, item.migrationId).text);
  return a({ class: 'concern', href: link(['migrations', item.migrationId]) },
    h(State, { of: MIGRATION, name: item.state }),
    div({ class: 'concern-text' },
      p(span({ class: 'strong id' }, item.migrationId), ' ', span({ class: 'muted' }, reason)),
      remedy && p({ class: 'remedy' }, span({ class: 'strong' }, 'To do: '), remedy)),
    span({ class: 'muted small when' }, h(Time, { at: item.updatedAt })));
}

/** The text of the list names the stage first, which the row does not need. */
const withoutStage = (text) => text.replace(/^[a-z]+: /, '');

function reasonOfTables(tables) {
  if (tables?.mismatched) return `${count(tables.mismatched, 'table differs', 'tables differ')} from the source.`;
  return tables?.failed ? `${count(tables.failed, 'table')} could not be copied or compared.` : '';
}
