/**
 * Compares two databases and reports every difference: definitions, other objects and rows. It only
 * reads.
 *
 * <p>May be used by: cli, cli.database, cli.option, datamover.repair.
 */
@NullMarked
package io.dbmodernizer.datamover.proof;

import org.jspecify.annotations.NullMarked;
