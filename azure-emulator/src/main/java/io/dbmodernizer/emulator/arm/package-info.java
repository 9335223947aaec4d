/**
 * Azure Resource Manager: the resource manager and what a provider brings to it.
 *
 * <p>{@code docs/contributing/adding-an-emulator-operation.md} says how to add an operation.
 *
 * <p>Every operation has parents, conflicts, throttling, roles, registration, faults, eventual
 * consistency, the log and the recording of exchanges without code of its own. The name that role
 * definitions use is read from the path's pattern.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm;

import org.jspecify.annotations.NullMarked;
