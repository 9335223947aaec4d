/**
 * Compares a table on two connections and names differing rows.
 *
 * <p>May be used by: benchmarks.copy, cli.database, datamover.chunk, datamover.copy,
 * datamover.proof, datamover.repair, datamover.wholecopy, migration.*.
 */
@NullMarked
package io.dbmodernizer.datamover.compare;

import org.jspecify.annotations.NullMarked;
