/**
 * Copies tables in chunks, each in one transaction with its row of the ledger on the target. So a
 * copy that was interrupted anywhere continues without missing or doubled rows.
 *
 * <p>May be used by: benchmarks.copy, cli, cli.copy, cli.option, datamover.wholecopy,
 * migration.direct, migration.ledger, migration.preflight.
 */
@NullMarked
package io.dbmodernizer.datamover.chunk;

import org.jspecify.annotations.NullMarked;
