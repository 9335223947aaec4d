/** Tests of single classes, in milliseconds. */
@NullMarked
package io.dbmodernizer.emulator.arm;

import org.jspecify.annotations.NullMarked;
