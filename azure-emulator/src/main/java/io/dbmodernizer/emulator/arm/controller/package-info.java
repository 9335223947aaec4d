/**
 * The behaviour that all resource types share: reads, changes, long-running operations,
 * preconditions and eventual consistency. Providers use it through {@code ResourceDirectory}.
 *
 * <p>May be used by: emulator, emulator.arm.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.controller;

import org.jspecify.annotations.NullMarked;
