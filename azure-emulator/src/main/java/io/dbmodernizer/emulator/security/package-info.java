/**
 * {@code Microsoft.Security}: the Defender plans of a subscription.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.security;

import org.jspecify.annotations.NullMarked;
