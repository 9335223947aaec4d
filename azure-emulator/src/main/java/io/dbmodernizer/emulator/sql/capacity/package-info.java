/**
 * The sizes in which databases and elastic pools can be had, and how much of them a subscription
 * may have.
 *
 * <p>May be used by: emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.capacity;

import org.jspecify.annotations.NullMarked;
