/**
 * {@code Microsoft.Insights}: action groups, metric alerts, activity-log alerts and diagnostic
 * settings. Uses {@code arm} only.
 */
@NullMarked
package io.dbmodernizer.emulator.insights;

import org.jspecify.annotations.NullMarked;
