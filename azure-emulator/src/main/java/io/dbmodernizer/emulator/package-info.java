/**
 * A local Azure Resource Manager: start it with {@link io.dbmodernizer.emulator.AzureEmulator}
 * inside a test, or with {@link io.dbmodernizer.emulator.EmulatorMain} as an application. Puts the
 * other packages together.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.emulator;

import org.jspecify.annotations.NullMarked;
