/** Tests of single classes, in milliseconds. */
@NullMarked
package io.dbmodernizer.emulator.time;

import org.jspecify.annotations.NullMarked;
