/** What to do about a wait, in plain words: the service says what a migration waits for. */

/** @type {[RegExp, (migrationId: string, found: RegExpExecArray) => {text: string, command?: string, act: boolean}][]} */
const ADVICE = [
  [/integration runtime node for(?:.*'(modernize runtime-key [^']*)')?/, (id, found) => ({ act: true, command: found[1] ?? `modernize runtime-key ${id}`,
    text: 'Install a self-hosted integration runtime on a machine that reaches the source, get its key with this command, and register it.' })],
  [/integration runtime/, () => ({ act: true,
    text: 'Start the integration runtime on its machine and check that the machine reaches Azure. The migration goes on by itself.' })],
  [/approves its connection/, () => ({ act: true,
    text: 'Ask an owner of the SQL server to approve the private endpoint connection: in the portal, under Networking, Private access.' })],
  [/a retry after/, () => ({ act: false,
    text: 'The service tries again by itself. Remove the cause that is named above, and the next attempt succeeds.' })],
  [/its service to begin/, () => ({ act: true,
    text: 'The service of this stage has not taken the request yet. If this lasts for more than a minute, check that the service runs and reaches Kafka.' })],
  [/the target to be provisioned/, () => ({ act: false, text: 'Nothing to do. The stage begins when the target exists.' })],
  [/the migration to complete/, () => ({ act: false, text: 'Nothing to do. The step runs when the migration has completed.' })],
  [/budget of calls|its turn/, () => ({ act: false,
    text: 'Nothing to do. Azure limits the calls in an hour; migrations that have begun go first.' })],
  [/a free thread/, () => ({ act: false,
    text: 'Nothing to do. Other copies use the threads of this server. For more, raise the number of workers of the migration service.' })],
  [/remove the cause and request a retry/, () => ({ act: true, text: 'Remove the cause in the stage that failed to remove its resources, then retry.' })],
  [/Recovery Services vault|to remove what they created/, () => ({ act: false, text: 'Nothing to do. Another stage does this now.' })],
];

/**
 * Returns advice about a wait.
 *
 * @param {string} waitingOn what the migration, stage or step waits for
 * @param {string} migrationId its migration
 * @returns {{text: string, command?: string, act: boolean}} act: whether a person has to do something
 */
export function adviceOn(waitingOn, migrationId) {
  for (const [pattern, advice] of ADVICE) {
    const found = pattern.exec(waitingOn);
    if (found) return advice(migrationId, found);
  }
  return { act: true, text: 'Provide what is named here. The service looks again by itself and goes on.' };
}
