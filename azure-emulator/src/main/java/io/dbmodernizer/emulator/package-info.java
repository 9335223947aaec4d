/**
 * A local Azure Resource Manager. {@link io.dbmodernizer.emulator.AzureEmulator} starts it inside a
 * test, {@link io.dbmodernizer.emulator.EmulatorMain} as an application. This package assembles the
 * other packages.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.emulator;

import org.jspecify.annotations.NullMarked;
