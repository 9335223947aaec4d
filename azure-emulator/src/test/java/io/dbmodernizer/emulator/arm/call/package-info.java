/** Tests of single classes, in milliseconds. */
@NullMarked
package io.dbmodernizer.emulator.arm.call;

import org.jspecify.annotations.NullMarked;
