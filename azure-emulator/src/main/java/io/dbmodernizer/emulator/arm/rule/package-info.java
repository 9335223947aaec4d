/**
 * Azure's rules that several providers have: names, regions, quotas.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.rule;

import org.jspecify.annotations.NullMarked;
