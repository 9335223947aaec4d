/**
 * What a database contains, free of any dialect: tables, columns, keys, indexes and checks.
 * Immutable values without JDBC behaviour.
 *
 * <p>May be used by: benchmarks, datamover.assessment, datamover.checksum, datamover.compare,
 * datamover.copy, datamover.dialect, datamover.schema, emulator.*, migration.*, provisioner.*.
 */
@NullMarked
package io.dbmodernizer.datamover.catalog;

import org.jspecify.annotations.NullMarked;
