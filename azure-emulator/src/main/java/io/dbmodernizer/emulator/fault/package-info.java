/**
 * Faults that a test injects. {@link io.dbmodernizer.emulator.fault.Faults} holds the rules. The
 * interceptor injects faults into requests, and operations ask for their outcome. After a fault,
 * the emulator is in a state that Azure can also be in.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.fault;

import org.jspecify.annotations.NullMarked;
