/**
 * {@code Microsoft.Insights}: action groups, metric alerts, activity-log alerts and diagnostic
 * settings; and alerts that fire on demand and call the webhooks of their action groups.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.insights;

import org.jspecify.annotations.NullMarked;
