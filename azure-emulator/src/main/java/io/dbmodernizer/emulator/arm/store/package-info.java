/**
 * Resources by their ids, as they are kept, and the secrets that are not kept with them.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.store;

import org.jspecify.annotations.NullMarked;
