/**
 * Copies rows of one table from connection to connection.
 *
 * <p>May be used by: emulator.*, migration.*.
 */
@NullMarked
package io.dbmodernizer.datamover.copy;

import org.jspecify.annotations.NullMarked;
