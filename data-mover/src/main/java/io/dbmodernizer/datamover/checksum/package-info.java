/**
 * Order-independent digests of table content, equal on both dialects.
 *
 * <p>May be used by: benchmarks, cli.database, datamover.chunk, datamover.compare, datamover.copy,
 * datamover.proof, datamover.refused, datamover.repair, migration.*.
 */
@NullMarked
package io.dbmodernizer.datamover.checksum;

import org.jspecify.annotations.NullMarked;
