/** Tests of single classes, in milliseconds. */
@NullMarked
package io.dbmodernizer.emulator.requestlog;

import org.jspecify.annotations.NullMarked;
