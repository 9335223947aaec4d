/**
 * Where the resources and operations of {@code Microsoft.Sql} are.
 *
 * <p>May be used by: emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.path;

import org.jspecify.annotations.NullMarked;
