/**
 * {@code Microsoft.Sql}. This package assembles the packages below it.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.sql;

import org.jspecify.annotations.NullMarked;
