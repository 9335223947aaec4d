/**
 * {@code Microsoft.Authorization}: role assignments. By default every principal may do everything.
 * A test assigns a role to a principal. Calls outside of its roles are then refused as in Azure.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.authorization;

import org.jspecify.annotations.NullMarked;
