/**
 * Reads the source and the target of a comparison at the same time, and names the side that fails.
 *
 * <p>May be used by: benchmarks.copy, cli, datamover.chunk, datamover.copy, datamover.proof,
 * datamover.repair, datamover.wholecopy, migration.compare, migration.direct.
 */
@NullMarked
package io.dbmodernizer.datamover.sides;

import org.jspecify.annotations.NullMarked;
