/**
 * Azure Resource Manager's limits on how often a principal may call.
 *
 * <p>The figures are those of "Understand how Azure Resource Manager throttles requests": token
 * buckets per subscription, principal and kind of call, and a common bucket of each subscription
 * that is fifteen times as large.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.throttle;

import org.jspecify.annotations.NullMarked;
