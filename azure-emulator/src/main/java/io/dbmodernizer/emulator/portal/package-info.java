/**
 * {@code Microsoft.Portal}: dashboards.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.portal;

import org.jspecify.annotations.NullMarked;
