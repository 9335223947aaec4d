/** The commands of operators: when they are offered, what they do, and what they ask for. */
import { post } from './api.js';

const isWorking = (migration) => ['REQUESTED', 'RUNNING', 'WAITING'].includes(migration.state);
const isOver = (migration) => ['COMPLETED', 'FAILED', 'CANCELLED'].includes(migration.state);
const hasTarget = (migration) => migration.stages.some((stage) => stage.name === 'provisioner' && stage.state === 'DONE');
const explanation = { name: 'explanation', label: 'Why', help: 'Optional. Everybody who looks at the migration sees it.' };
const amount = (name, label) => ({ name, label, type: 'number', help: 'Empty for no limit.' });

/**
 * A command.
 *
 * @typedef {{word: string, effect: string, fields: object[], isOffered: (migration: any) => boolean, body: (values: object, confirm: any) => object, grave?: boolean, asks?: boolean}} Command
 *   word: the verb; effect: what will happen; fields: what the dialog asks for; isOffered: whether the state
 *   may allow it, which the service decides; grave: whether the id has to be typed
 */

/** @type {Record<string, Command>} */
export const COMMANDS = {
  retry: { word: 'Retry', fields: [], isOffered: (migration) => ['FAILED', 'CANCELLED'].includes(migration.state),
    effect: 'Failed and interrupted steps begin again. What exists is kept and checked again.', body: () => ({}) },
  cancel: { word: 'Cancel', fields: [explanation], isOffered: isWorking,
    effect: 'The running stages stop. What was created in Azure and the rows already copied stay. A retry continues, and may have to copy tables again.',
    body: ({ explanation: why }) => ({ explanation: why || undefined }) },
  throttle: { word: 'Limit', fields: [amount('rowsPerSecond', 'Rows a second'), amount('bytesPerSecond', 'Bytes a second'), amount('connections', 'Connections')],
    isOffered: (migration) => isWorking(migration) && migration.engine !== 'DMS' && migration.tables?.matched !== migration.tables?.total,
    effect: 'The copy keeps these limits within seconds. They replace all earlier limits.',
    body: (values) => {
      const limits = Object.fromEntries(Object.entries(values).filter(([, value]) => value).map(([name, value]) => [name, Number(value)]));
      return { copyLimits: Object.keys(limits).length ? limits : null };
    } },
  restore: { word: 'Restore', isOffered: (migration) => isOver(migration) && hasTarget(migration),
    fields: [{ name: 'pointInTime', label: 'Point in time', type: 'datetime-local', required: true, help: 'In the time zone of this browser.' },
      { name: 'databaseName', label: 'Name of the restored database', help: 'Empty for a name that tells the time.' }],
    effect: 'Azure makes a new database beside the existing one, from its backups. It belongs to you: a teardown keeps it, and it costs until you delete it.',
    body: ({ pointInTime, databaseName }) => ({ pointInTime: new Date(pointInTime).toISOString(), databaseName: databaseName || undefined }) },
  teardown: { word: 'Tear down', fields: [], isOffered: isOver, grave: true,
    effect: 'Every service removes what the migration created in Azure, and the database goes with its data. What it only used stays. This cannot be undone.',
    body: (values, confirm) => ({ confirm }) },
};

/** The commands for several migrations at once. */
export const FOR_SELECTION = ['retry', 'cancel', 'teardown'];

/** Returns a key by which the service knows a repeat of the same command. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sends a command for one migration. */
export const send = (name, migrationId, values, key) =>
  post(`migrations/${encodeURIComponent(migrationId)}/${name}`, COMMANDS[name].body(values, migrationId), key);

/** Sends a command for several migrations; returns {accepted, refused, unattempted}. */
export const sendAll = (name, migrationIds, values, key) =>
  post(`actions/${name}`, { migrationIds, ...COMMANDS[name].body(values, migrationIds.length) }, key);
