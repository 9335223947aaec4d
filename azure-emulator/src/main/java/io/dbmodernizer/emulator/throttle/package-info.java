/**
 * The throttling of Azure Resource Manager.
 *
 * <p>The limits are those of Microsoft, "Understand how Azure Resource Manager throttles requests".
 * There is a token bucket for each subscription, principal and kind of call: 250 reads plus 25 per
 * second, 200 writes and 200 deletes plus 10 per second each. All principals of a subscription
 * share another bucket that is fifteen times as large.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.throttle;

import org.jspecify.annotations.NullMarked;
