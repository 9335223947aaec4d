/** The fixtures of the migration stage's tests: a real source, the emulator, and a target in it. */
@NullMarked
package io.dbmodernizer.migration.testing;

import org.jspecify.annotations.NullMarked;
