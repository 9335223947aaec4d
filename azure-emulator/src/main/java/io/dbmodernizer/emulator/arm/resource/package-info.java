/**
 * What a provider writes: resource types, and what they may ask about resources.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.resource;

import org.jspecify.annotations.NullMarked;
