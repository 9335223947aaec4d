/**
 * Moves the programmable objects of a database: plans what the target lacks, creates it, and
 * compares both sides.
 *
 * <p>May be used by: datamover.proof, migration.*.
 */
@NullMarked
package io.dbmodernizer.datamover.transfer;

import org.jspecify.annotations.NullMarked;
