/**
 * States in words, shapes and tones. A state is told by its shape and its word; the tone only adds
 * to them.
 */

/** Paths of the shapes, in a square of 16. */
const SHAPES = {
  check: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm3.300 4.200L7 9.500 4.800 7.300 3.700 8.400 7 11.700l5.400-5.400Z',
  cross: 'M5.100 1h5.800L15 5.100v5.800L10.900 15H5.100L1 10.900V5.100Zm.5 3.500L4.500 5.600 6.900 8l-2.400 2.400 1.100 1.100L8 9.100l2.400 2.400 1.100-1.100L9.100 8l2.400-2.400-1.100-1.100L8 6.900Z',
  pause: 'M1.500 1h13v14h-13Zm3.500 3.500v7h2v-7Zm4 0v7h2v-7Z',
  play: 'M3 1.500 14.500 8 3 14.500Z',
  ring: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z',
  half: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 2v10A5 5 0 0 0 8 3Z',
  slash: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1ZM4 7v2h8V7Z',
  unequal: 'M8 .5 15.500 8 8 15.500.5 8Zm-3.500 5v1.500h2.600l-.7 1.500H4.500V10h1.300l-.5 1.100 1.100.6.8-1.700h4.300V8.500H7.900L8.600 7h2.900V5.500H9.200l.5-1.100-1.100-.6-.8 1.700Z',
  loop: 'M8 2a6 6 0 0 1 5.200 3L15 4v5h-5l1.500-1.800A3.900 3.900 0 0 0 8 4a4 4 0 1 0 3.800 5.300l1.900.6A6 6 0 1 1 8 2Z',
  warning: 'M8 1 15.500 14.500H.5Zm-.9 4.500.3 4.500h1.200l.3-4.500ZM7.100 11v1.800h1.800V11Z',
  info: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm-.9 3v1.800h1.800V4Zm0 3v5h1.800V7Z',
  down: 'M6.500 1h3v7H13l-5 6-5-6h3.500Z',
  bell: 'M8 1a4.500 4.500 0 0 1 4.500 4.500V9l1.500 2.500v1H2v-1L3.500 9V5.500A4.500 4.500 0 0 1 8 1ZM6 13.500h4a2 2 0 0 1-4 0Z',
};

/** Returns the path of a shape. */
export const shape = (name) => SHAPES[name] ?? SHAPES.ring;

const describe = (word, form, tone) => ({ word, form, tone });

/** States of a migration, in the order of their urgency. */
export const MIGRATION = {
  FAILED: describe('Failed', 'cross', 'bad'),
  WAITING: describe('Waiting', 'pause', 'warn'),
  RUNNING: describe('Running', 'play', 'busy'),
  REQUESTED: describe('Requested', 'ring', 'quiet'),
  REMOVING: describe('Removing', 'down', 'busy'),
  COMPLETED: describe('Completed', 'check', 'good'),
  CANCELLED: describe('Cancelled', 'slash', 'quiet'),
  REMOVED: describe('Removed', 'slash', 'quiet'),
};

/** States of a stage or a step. */
export const PROGRESS = {
  FAILED: describe('Failed', 'cross', 'bad'),
  WAITING: describe('Waiting', 'pause', 'warn'),
  RUNNING: describe('Running', 'play', 'busy'),
  PENDING: describe('Not begun', 'ring', 'quiet'),
  RECURRING: describe('Recurring', 'loop', 'good'),
  DONE: describe('Done', 'check', 'good'),
  SKIPPED: describe('Skipped', 'slash', 'quiet'),
};

/** States of a table. */
export const TABLE = {
  FAILED: describe('Failed', 'cross', 'bad'),
  MISMATCHED: describe('Differs', 'unequal', 'bad'),
  COPYING: describe('Copying', 'play', 'busy'),
  PENDING: describe('Not begun', 'ring', 'quiet'),
  COPIED: describe('Copied', 'half', 'busy'),
  MATCHED: describe('Equal', 'check', 'good'),
};

/** Severities of alerts and findings. */
export const SEVERITY = {
  ERROR: describe('Error', 'cross', 'bad'),
  WARNING: describe('Warning', 'warning', 'warn'),
  INFO: describe('Information', 'info', 'quiet'),
};

/** Returns the description of a state; one that this page does not know keeps its name. */
export const stateOf = (known, name) => known[name] ?? describe(name ?? 'Unknown', 'ring', 'quiet');

/** The stages in their order, with what they do. */
export const STAGES = {
  provisioner: 'Target',
  migration: 'Data',
  backup: 'Backup',
  monitoring: 'Monitoring',
};

/** Returns the name of a stage for people. */
export const stageName = (name) => STAGES[name] ?? name;

/** Kinds of alerts in words. */
export const ALERT_KIND = {
  STAGE_FAILED: 'A stage failed',
  STAGE_STALLED: 'A stage does not move',
  AZURE_ALERT: 'Alert of Azure Monitor',
  BACKUP_DRIFT: 'The backup policy was changed',
};
