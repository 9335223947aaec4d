/**
 * The differences between the databases in one place: quoting, type names, catalog queries,
 * switches for identity values and foreign keys, classification of errors. Each product has a
 * package of its own below this one, which knows none of them.
 *
 * <p>May be used by: benchmarks, benchmarks.copy, cli.copy, cli.database, datamover.assessment,
 * datamover.checksum, datamover.chunk, datamover.compare, datamover.copy, datamover.dialect.*,
 * datamover.pace, datamover.proof, datamover.range, datamover.refused, datamover.repair,
 * datamover.schema, datamover.sides, datamover.transfer, datamover.value, datamover.wholecopy,
 * emulator.*, migration.*, provisioner.*, sql.
 */
@NullMarked
package io.dbmodernizer.datamover.dialect;

import org.jspecify.annotations.NullMarked;
