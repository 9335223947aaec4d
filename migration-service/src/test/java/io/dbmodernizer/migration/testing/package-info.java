/**
 * What the tests of the migration stage stand on: a real source, the emulator, and a target in it.
 */
@NullMarked
package io.dbmodernizer.migration.testing;

import org.jspecify.annotations.NullMarked;
