/**
 * {@code Microsoft.Sql}, put together of the packages below.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.sql;

import org.jspecify.annotations.NullMarked;
