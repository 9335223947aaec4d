/**
 * Azure's rules that several providers share: names, regions, quotas.
 *
 * <p>May be used by: emulator.*.
 */
@NullMarked
package io.dbmodernizer.emulator.arm.rule;

import org.jspecify.annotations.NullMarked;
