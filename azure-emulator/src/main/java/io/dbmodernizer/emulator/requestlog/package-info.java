/**
 * The log of requests that tests and operators read, and the recording of exchanges for contract
 * checks. What is stored has been redacted before.
 */
@NullMarked
package io.dbmodernizer.emulator.requestlog;

import org.jspecify.annotations.NullMarked;
