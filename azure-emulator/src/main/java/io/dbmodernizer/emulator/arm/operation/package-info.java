/**
 * Long-running operations: how callers follow them, how long they take, what becomes of them.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.operation;

import org.jspecify.annotations.NullMarked;
