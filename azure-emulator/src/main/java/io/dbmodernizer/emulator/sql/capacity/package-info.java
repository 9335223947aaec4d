/**
 * The sizes of databases and elastic pools, and the quotas of a subscription.
 *
 * <p>May be used by: emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.capacity;

import org.jspecify.annotations.NullMarked;
