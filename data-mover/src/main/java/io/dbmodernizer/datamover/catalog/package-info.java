/**
 * The contents of a database, independent of any dialect: tables, columns, keys, indexes and checks
 * as immutable values, and the interfaces of their readers.
 *
 * <p>May be used by: benchmarks, benchmarks.copy, cli, cli.copy, cli.database, cli.option,
 * datamover.assessment, datamover.checksum, datamover.chunk, datamover.compare, datamover.copy,
 * datamover.dialect.*, datamover.object, datamover.proof, datamover.range, datamover.refused,
 * datamover.repair, datamover.rights, datamover.schema, datamover.sides, datamover.transfer,
 * datamover.value, datamover.wholecopy, emulator.*, migration.*, provisioner.*.
 */
@NullMarked
package io.dbmodernizer.datamover.catalog;

import org.jspecify.annotations.NullMarked;
