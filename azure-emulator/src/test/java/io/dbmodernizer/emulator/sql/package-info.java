/** Tests of single classes, in milliseconds. */
@NullMarked
package io.dbmodernizer.emulator.sql;

import org.jspecify.annotations.NullMarked;
