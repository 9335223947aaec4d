/**
 * Copies the tables of a database in one process: a planner, workers with connections of their own,
 * and the ledger of {@code datamover.chunk} on the target. A copy that was interrupted anywhere
 * goes on when it is run again.
 *
 * <p>May be used by: cli, cli.copy, cli.option.
 */
@NullMarked
package io.dbmodernizer.datamover.wholecopy;

import org.jspecify.annotations.NullMarked;
