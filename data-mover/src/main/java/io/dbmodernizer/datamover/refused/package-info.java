/**
 * Rows that a target refuses because of their values: how they are named, and where they are kept
 * if a copy goes on without them.
 *
 * <p>May be used by: cli, cli.copy, cli.option, datamover.chunk, datamover.copy, datamover.schema,
 * datamover.wholecopy, migration.direct, migration.ledger.
 */
@NullMarked
package io.dbmodernizer.datamover.refused;

import org.jspecify.annotations.NullMarked;
