/**
 * Plans and applies the schema changes that a target lacks.
 *
 * <p>May be used by: datamover.chunk, datamover.proof, datamover.repair, datamover.wholecopy,
 * migration.*.
 */
@NullMarked
package io.dbmodernizer.datamover.schema;

import org.jspecify.annotations.NullMarked;
