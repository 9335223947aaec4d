/**
 * {@code Microsoft.OperationalInsights}: Log Analytics workspaces.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.operationalinsights;

import org.jspecify.annotations.NullMarked;
