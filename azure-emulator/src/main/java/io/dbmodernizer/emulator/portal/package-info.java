/** {@code Microsoft.Portal}: dashboards. Uses {@code arm} only. */
@NullMarked
package io.dbmodernizer.emulator.portal;

import org.jspecify.annotations.NullMarked;
