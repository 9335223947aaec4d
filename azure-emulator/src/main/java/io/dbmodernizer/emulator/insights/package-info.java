/**
 * {@code Microsoft.Insights}: action groups, metric alerts, activity log alerts and diagnostic
 * settings. An alert fires on demand and calls the webhooks of its action groups.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.insights;

import org.jspecify.annotations.NullMarked;
