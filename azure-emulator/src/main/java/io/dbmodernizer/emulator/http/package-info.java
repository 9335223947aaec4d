/**
 * The HTTPS server: certificate, authentication, sign-in, and the logging of exchanges. The other
 * packages do not use HTTP classes.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.http;

import org.jspecify.annotations.NullMarked;
