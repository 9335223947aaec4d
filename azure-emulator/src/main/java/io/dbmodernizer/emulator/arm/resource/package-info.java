/**
 * The base of a provider's resource types, and their access to the resources of all providers.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.resource;

import org.jspecify.annotations.NullMarked;
