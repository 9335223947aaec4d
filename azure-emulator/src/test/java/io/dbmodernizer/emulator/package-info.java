/** Tests of the emulator as its callers see it: over HTTPS and JDBC. */
@NullMarked
package io.dbmodernizer.emulator;

import org.jspecify.annotations.NullMarked;
