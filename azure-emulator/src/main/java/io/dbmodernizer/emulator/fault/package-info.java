/**
 * Failures of Azure that a test asks for by rule: {@link io.dbmodernizer.emulator.fault.Faults}
 * holds the rules, the interceptor disturbs requests by them, and operations ask what is to become
 * of them. No fault leaves the emulator in a state in which Azure could not be.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.fault;

import org.jspecify.annotations.NullMarked;
