/**
 * HTTPS on the loopback address: certificate, authentication, the token endpoint and the emulator's
 * own paths under {@code /_emulator}. The only package that knows HTTP.
 */
@NullMarked
package io.dbmodernizer.emulator.http;

import org.jspecify.annotations.NullMarked;
