/** What the page has seen of rates since it was opened. Bounded: it gets coarser, not longer. */
import { cell } from './cell.js';
import { onEvent, summary } from './stream.js';

const MOST = 360;
const MIGRATIONS = 20;

/** Samples of one rate: at most {@link MOST}; then every second one is dropped. */
class Samples {
  #spacing = 1000;
  seen = cell([]);

  add(at, rate) {
    const kept = this.seen.get();
    if (kept.length && at - kept[kept.length - 1].at < this.#spacing) return;
    let next = [...kept, { at, rate }];
    if (next.length > MOST) {
      next = next.filter((sample, index) => index % 2 === 0);
      this.#spacing *= 2;
    }
    this.seen.set(next);
  }
}

const fleet = new Samples();
summary.follow((value) => value && fleet.add(Date.now(), value.rowsPerSecond));

/** Rows a second of all migrations. */
export const fleetRate = fleet.seen;

/** @type {Map<string, {samples: Samples, at: number, rows: number}>} */
const migrations = new Map();
onEvent((type, change) => {
  const known = type === 'migration' && change.tables && migrations.get(change.migrationId);
  if (known) note(known, Date.parse(change.updatedAt), change.tables.targetRows);
});

function note(known, at, rows) {
  if (known.at && at > known.at) known.samples.add(at, Math.max(0, (rows - known.rows) * 1000 / (at - known.at)));
  if (at > known.at) Object.assign(known, { at, rows });
}

/** Rows a second of one migration, from when its view is first asked for. */
export function rateOf(migrationId) {
  let known = migrations.get(migrationId);
  if (!known) {
    known = { samples: new Samples(), at: 0, rows: 0 };
    migrations.set(migrationId, known);
    if (migrations.size > MIGRATIONS) migrations.delete(migrations.keys().next().value);
  }
  return known.samples.seen;
}
