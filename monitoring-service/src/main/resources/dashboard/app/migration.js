/** The view of one migration: its state, why it does not go on, and everything that it did. */
import { useEffect } from 'preact/hooks';
import { MigrationActions } from './actions.js';
import { AlertList } from './alerts.js';
import { now, useCell } from './cell.js';
import { DurationChart, RateChart } from './chart.js';
import { h, tags } from './dom.js';
import { Events } from './events.js';
import { compact, count, duration, number } from './format.js';
import { rateOf } from './history.js';
import { Bar, Command, Empty, Facts, Labels, Loaded, Outside, Panel, Shape, State, Time } from './parts.js';
import { adviceOn } from './remedies.js';
import { useResource } from './resource.js';
import { link } from './router.js';
import { MIGRATION, SEVERITY, stageName, stateOf } from './states.js';
import { Tables } from './tables.js';
import { Timeline } from './timeline.js';

const { a, div, h1, li, nav, p, section, span, strong, ul } = tags;

/** The view of the migration with this id. */
export function MigrationView({ id }) {
  const ofThis = (type, change) => (type === 'migration' || type === 'removed') && change.migrationId === id;
  const base = `migrations/${encodeURIComponent(id)}`;
  const migration = useResource(base, {}, { relevant: ofThis, pause: 1000,
    patch: (known, type, item) => (type === 'migration' && item.migrationId === id
      ? { ...known, state: item.state, percent: item.percent, updatedAt: item.updatedAt, tables: item.tables, completedAt: item.completedAt } : known) });
  const alerts = useResource(base + '/alerts', {}, { relevant: ofThis, pause: 3000 });
  const resources = useResource(base + '/resources', {}, { relevant: ofThis, pause: 5000 });
  useEffect(() => { rateOf(id); }, [id]);
  return [
    nav({ class: 'crumbs', 'aria-label': 'Way back' }, a({ href: link([]) }, '← All migrations')),
    migration.problem?.status === 404 ? h(Unknown, { id }) : h(Loaded, { resource: migration, what: id }, (known) => [
      h(Header, { migration: known, resources: resources.data?.items ?? [], done: migration.reload }),
      h(Why, { migration: known, alerts: alerts.data?.items ?? [] }),
      div({ class: 'columns' },
        div({ class: 'main-column' },
          h(Panel, { title: 'Stages', id: 'stages' }, h(Timeline, { migration: known })),
          h(Tables, { migrationId: id, totals: known.tables })),
        div({ class: 'side-column' },
          h(Panel, { title: 'Open alerts', id: 'alerts', count: known.alerts }, h(Loaded, { resource: alerts, what: 'alerts' }, (page) =>
            h(AlertList, { alerts: page.items, none: 'No alert is open.', known: known.stages.map((stage) => stage.failure?.message) }))),
          h(Rate, { migration: known }),
          h(Durations, { migration: known }),
          h(Backup, { migration: known, resources: resources.data?.items ?? [] }),
          h(Findings, { findings: known.findings }),
          h(Events, { migrationId: id }),
          h(Panel, { title: 'Azure resources', id: 'resources', count: known.resources }, h(Loaded, { resource: resources, what: 'resources' }, (page) => h(Resources, { items: page.items }))))),
    ]),
  ];
}

const Unknown = ({ id }) => h(Empty, { title: `No migration has the id ${id}` },
  'Check the id. A migration is forgotten some time after its removal. ', a({ href: link([], { q: id }) }, 'Search for it'));

function Header({ migration, resources, done }) {
  const present = useCell(now);
  const { tables } = migration;
  const begun = Date.parse(migration.requestedAt);
  const ended = migration.completedAt ? Date.parse(migration.completedAt) : present;
  return section({ class: 'card migration-head', 'aria-labelledby': 'migration' },
    div({ class: 'head-line' },
      h1({ id: 'migration', class: 'id', tabIndex: -1 }, migration.migrationId),
      h(State, { of: MIGRATION, name: migration.state, large: true }),
      h(MigrationActions, { migration, resources, done })),
    div({ class: 'head-progress' },
      h(Bar, { percent: migration.percent, tone: stateOf(MIGRATION, migration.state).tone, name: 'Progress' }),
      span({ class: 'big number' }, `${migration.percent} %`)),
    h(Facts, { rows: [
      ['Source', migration.source], ['Target', migration.target],
      ['Requested by', migration.requester && span(migration.requester, h(Asker, { of: migration }))],
      ['Purpose', migration.purpose],
      ['Requested', h(Time, { at: migration.requestedAt })],
      [migration.completedAt ? 'Completed' : 'Last change', h(Time, { at: migration.completedAt ?? migration.updatedAt })],
      ['Last command', migration.lastCommand && span(COMMANDED[migration.lastCommand.kind] ?? migration.lastCommand.kind, ' for ', migration.lastCommand.requester, h(Asker, { of: migration.lastCommand }), ', ',
        h(Time, { at: migration.lastCommand.acceptedAt }), migration.lastCommand.explanation && `: ${migration.lastCommand.explanation}`)],
      ['Engine', migration.engine],
      ['Labels', Object.keys(migration.labels ?? {}).length > 0 && h(Labels, { of: migration.labels })],
      ['Took', begun > 0 && duration(ended - begun)],
      ['Tables', tables && `${number(tables.matched)} of ${count(tables.total, 'table')} equal${tables.mismatched ? `, ${number(tables.mismatched)} differ` : ''}${tables.failed ? `, ${number(tables.failed)} failed` : ''}`],
      ['Rows', tables && span({ class: 'number', title: `${number(tables.targetRows)} of ${number(tables.sourceRows)}` }, `${compact(tables.targetRows)} of ${compact(tables.sourceRows)}`)],
    ] }));
}

/** Who asked, and whether a service knows it. */
const Asker = ({ of: { requester, requestedBy, authenticated } }) => (!requestedBy || (requestedBy === requester && authenticated) ? null
  : span({ class: 'muted small' }, ` by ${requestedBy}`, !authenticated && ', not authenticated'));

/** Commands in the past tense, for the last one of a migration. */
const COMMANDED = { CANCEL: 'Cancelled', RETRY: 'Retried', TEARDOWN: 'Teardown', RESTORE: 'Restore', THROTTLE: 'Limited' };

/** Why it does not go on, and what to do: failures first, then a refusal, then waits. */
function Why({ migration, alerts }) {
  const failed = migration.stages.filter((stage) => stage.failure);
  const waiting = migration.stages.filter((stage) => stage.state === 'WAITING' && stage.waitingOn && !stage.failure);
  const causes = [
    ...failed.map((stage) => h(Cause, { key: 'f' + stage.name, tone: 'bad', form: 'cross', title: `${stageName(stage.name)}: step ${stage.failure.step.replaceAll('-', ' ') || 'unknown'} failed`,
      text: stage.failure.message, code: stage.failure.providerCode || stage.failure.reason, remedy: stage.failure.remedy, command: `modernize retry ${migration.migrationId}`, attempts: stage.failure.attempts })),
    migration.refusal && h(Cause, { key: 'refusal', tone: 'warn', form: 'warning', title: 'The last request or command was refused', text: migration.refusal.message,
      code: migration.refusal.reason, remedy: migration.refusal.remedy, violations: migration.refusal.violations }),
    ...waiting.map((stage) => {
      const advice = adviceOn(stage.waitingOn, migration.migrationId);
      return h(Cause, { key: 'w' + stage.name, tone: advice.act ? 'warn' : 'quiet', form: 'pause', title: `${stageName(stage.name)} waits`, text: stage.waitingOn, remedy: advice.text, command: advice.command });
    }),
    failed.length === 0 && migration.tables?.mismatched > 0 && h(Cause, { key: 'differs', tone: 'bad', form: 'unequal', title: `${count(migration.tables.mismatched, 'table differs', 'tables differ')} from the source`,
      text: 'The list of tables below says which. Choose the state Differs.', remedy: 'See what differs, then repair it.', command: `modernize compare ${migration.migrationId}` }),
  ].filter(Boolean);
  const isStuck = ['WAITING', 'REQUESTED'].includes(migration.state);
  if (causes.length === 0 && isStuck && migration.waitingOn) {
    const advice = adviceOn(migration.waitingOn, migration.migrationId);
    causes.push(h(Cause, { key: 'w', tone: advice.act ? 'warn' : 'quiet', form: 'pause', title: 'It waits', text: migration.waitingOn, remedy: advice.text, command: advice.command }));
  }
  return causes.length === 0 ? null : section({ class: 'causes', 'aria-label': 'Why it does not go on' }, causes);
}

const Cause = ({ tone, form, title, text, code, remedy, command, violations, attempts }) => div({ class: 'cause ' + tone },
  h(Shape, { name: form, tone }),
  div(
    p({ class: 'strong' }, title, attempts > 1 && span({ class: 'muted small' }, ` after ${attempts} attempts`)),
    p(text, code && span({ class: 'tag' }, code)),
    violations?.length > 0 && ul(violations.map((each) => li(tags.code(each.field), ' ', each.message, each.accepted && ` Accepted: ${each.accepted}.`))),
    remedy && p({ class: 'remedy' }, strong('To do: '), remedy),
    command && h(Command, { text: command })));

function Rate({ migration }) {
  const samples = useCell(rateOf(migration.migrationId));
  if (samples.length < 2) return null;
  const last = samples[samples.length - 1].rate;
  return h(Panel, { title: 'Rows a second', id: 'rate' },
    h(RateChart, { samples, name: `Rows a second since this page was opened; the last value is ${number(last)}` }));
}

function Durations({ migration }) {
  const present = useCell(now);
  const begun = migration.stages.filter((stage) => stage.startedAt);
  if (begun.length === 0) return null;
  const milliseconds = begun.map((stage) => stage.durationMillis ?? Math.max(0, present - Date.parse(stage.startedAt)));
  const names = begun.map((stage) => stageName(stage.name));
  return h(Panel, { title: 'Time of the stages', id: 'durations' },
    h(DurationChart, { key: names.join(), names, milliseconds, name: 'Time of the stages: ' + names.map((name, at) => `${name} ${duration(milliseconds[at])}`).join(', ') }));
}

function Backup({ migration, resources }) {
  const policy = migration.backupPolicy;
  const restored = resources.filter((resource) => resource.restored);
  return h(Panel, { title: 'Backup and restore', id: 'backup' },
    policy ? h(Facts, { rows: [
      ['Point in time', count(policy.shortTermRetentionDays, 'day')],
      ['Differential', policy.differentialBackupIntervalHours > 0 && `every ${policy.differentialBackupIntervalHours} h`],
      ['Weekly', policy.weeklyRetention && `kept ${policy.weeklyRetention}`], ['Monthly', policy.monthlyRetention && `kept ${policy.monthlyRetention}`],
      ['Yearly', policy.yearlyRetention && `kept ${policy.yearlyRetention}, week ${policy.weekOfYear}`],
      ['Vault', policy.vault], ['Changes are', policy.correctDrift ? 'put back' : 'reported'],
    ] }) : p({ class: 'muted' }, 'No policy has been read back from Azure yet.'),
    policy && p({ class: 'small muted' }, 'As read back from Azure.'),
    restored.length > 0 && [p({ class: 'strong' }, 'Restored databases'), h(Resources, { items: restored })]);
}

function Findings({ findings }) {
  if (findings.length === 0) return null;
  return h(Panel, { title: 'Findings of the assessment', id: 'findings', count: findings.length },
    ul({ class: 'alerts' }, findings.map((each) => li({ key: each.code + each.subject },
      h(State, { of: SEVERITY, name: each.severity }),
      div(p(each.message, ' ', span({ class: 'muted small id' }, each.subject)), each.remedy && p({ class: 'remedy' }, strong('To do: '), each.remedy))))));
}

function Resources({ items }) {
  if (items.length === 0) return p({ class: 'muted' }, 'None yet.');
  return ul({ class: 'resources' }, items.map((each) => li({ key: each.id },
    h(Outside, { href: each.portalUrl }, each.name), span({ class: 'muted small id' }, each.type),
    span({ class: 'tag' }, each.restored ? 'restored' : each.created ? 'created' : 'used'))));
}
