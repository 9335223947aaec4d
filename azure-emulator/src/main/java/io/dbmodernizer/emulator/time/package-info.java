/** Time that a test moves. Uses nothing of the emulator; everything in it may use this package. */
@NullMarked
package io.dbmodernizer.emulator.time;

import org.jspecify.annotations.NullMarked;
