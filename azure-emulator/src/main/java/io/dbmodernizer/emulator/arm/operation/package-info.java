/**
 * Long-running operations: their polling, their duration and their outcome.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.operation;

import org.jspecify.annotations.NullMarked;
