/** Tests of single classes, in milliseconds. */
@NullMarked
package io.dbmodernizer.emulator.sql.capacity;

import org.jspecify.annotations.NullMarked;
