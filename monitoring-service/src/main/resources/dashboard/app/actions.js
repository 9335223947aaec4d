/** What operators may do. */
export function FleetActions() { return null; }
export function MigrationActions() { return null; }
