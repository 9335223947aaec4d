/**
 * The log of requests that tests and operators read, and the recording of exchanges for contract
 * checks. What is stored has been redacted before.
 *
 * <p>May be used by: cli.*, emulator, emulator.http.
 */
@NullMarked
package io.dbmodernizer.emulator.requestlog;

import org.jspecify.annotations.NullMarked;
