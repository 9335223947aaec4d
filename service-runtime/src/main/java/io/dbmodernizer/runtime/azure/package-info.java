/**
 * Azure Resource Manager as the steps need it: one pipeline with credential, trust and budget;
 * operations that can be polled by another process; and errors with a meaning.
 *
 * <p>May be used by: backup.*, cli.*, migration.*, monitoring.*, provisioner.*,
 * runtime.azure.removal, runtime.azure.resource, runtime.config, runtime.engine, runtime.preflight.
 */
@NullMarked
package io.dbmodernizer.runtime.azure;

import org.jspecify.annotations.NullMarked;
