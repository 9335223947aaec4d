/**
 * HTTPS on the loopback address: certificate, authentication, the token endpoint and the emulator's
 * own paths under {@code /_emulator}. The only package that knows HTTP.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.http;

import org.jspecify.annotations.NullMarked;
