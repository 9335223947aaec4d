/**
 * Teardown of what a migration created: resources by type, kept where others use them, with what
 * was removed and what was kept.
 *
 * <p>May be used by: backup.*, migration.*, monitoring.*, provisioner.*.
 */
@NullMarked
package io.dbmodernizer.runtime.azure.removal;

import org.jspecify.annotations.NullMarked;
