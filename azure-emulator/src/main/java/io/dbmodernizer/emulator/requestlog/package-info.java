/**
 * The log of requests for tests and operators, and the recording of exchanges for contract checks.
 * Both hold redacted texts only.
 *
 * <p>May be used by: cli.*, emulator, emulator.http.
 */
@NullMarked
package io.dbmodernizer.emulator.requestlog;

import org.jspecify.annotations.NullMarked;
