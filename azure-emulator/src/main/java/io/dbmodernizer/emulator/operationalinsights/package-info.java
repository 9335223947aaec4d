/** {@code Microsoft.OperationalInsights}: Log Analytics workspaces. Uses {@code arm} only. */
@NullMarked
package io.dbmodernizer.emulator.operationalinsights;

import org.jspecify.annotations.NullMarked;
