/** Tests of single classes, in milliseconds. */
@NullMarked
package io.dbmodernizer.emulator.arm.store;

import org.jspecify.annotations.NullMarked;
