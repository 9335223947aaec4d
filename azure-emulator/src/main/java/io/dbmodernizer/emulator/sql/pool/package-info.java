/**
 * Elastic pools and which databases are in them.
 *
 * <p>May be used by: emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.pool;

import org.jspecify.annotations.NullMarked;
