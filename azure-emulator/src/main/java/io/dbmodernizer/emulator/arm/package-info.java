/**
 * Azure Resource Manager: the resource manager and the interface of a provider.
 *
 * <p>{@code docs/contributing/adding-an-emulator-operation.md} says how to add an operation.
 *
 * <p>These hold for every operation without code of its own: checks of parents and conflicts,
 * throttling, roles, registration, faults, eventual consistency, the log and the recording of
 * exchanges. The name of an operation in role definitions is derived from its path pattern.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm;

import org.jspecify.annotations.NullMarked;
