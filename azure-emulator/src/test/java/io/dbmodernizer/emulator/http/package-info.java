/** Tests of single classes, in milliseconds. */
@NullMarked
package io.dbmodernizer.emulator.http;

import org.jspecify.annotations.NullMarked;
