/**
 * Elastic pools and their databases.
 *
 * <p>May be used by: emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.pool;

import org.jspecify.annotations.NullMarked;
