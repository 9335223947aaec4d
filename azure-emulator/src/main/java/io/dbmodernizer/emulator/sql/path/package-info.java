/**
 * The paths of the resources and of the long-running operations of {@code Microsoft.Sql}.
 *
 * <p>May be used by: emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.path;

import org.jspecify.annotations.NullMarked;
