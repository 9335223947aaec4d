/**
 * The teardown of the resources that a migration created, type by type. A resource that others use
 * is kept.
 *
 * <p>May be used by: backup.*, migration.*, monitoring.*, provisioner.*.
 */
@NullMarked
package io.dbmodernizer.runtime.azure.removal;

import org.jspecify.annotations.NullMarked;
