/**
 * {@code Microsoft.Resources}: subscriptions, resource groups, the list of resources, and the
 * registration of resource providers.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.resources;

import org.jspecify.annotations.NullMarked;
