/**
 * Narrows the differences of a table to ranges of its key, and replaces the target's rows of these
 * ranges by the source's.
 *
 * <p>May be used by: cli, cli.database, migration, migration.compare.
 */
@NullMarked
package io.dbmodernizer.datamover.repair;

import org.jspecify.annotations.NullMarked;
