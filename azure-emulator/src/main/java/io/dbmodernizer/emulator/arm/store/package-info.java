/**
 * The store of resources by id, and the secrets that are not stored with them.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.store;

import org.jspecify.annotations.NullMarked;
