/**
 * The emulator's time: a clock that a test moves, and due work.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.time;

import org.jspecify.annotations.NullMarked;
