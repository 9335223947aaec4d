/**
 * The connection to Azure Resource Manager: one pipeline with credential, trust and budget,
 * operations that another process can poll, and the mapping of errors to reasons.
 *
 * <p>May be used by: backup.*, cli.*, migration.*, monitoring.*, provisioner.*,
 * runtime.azure.removal, runtime.azure.resource, runtime.config, runtime.engine, runtime.preflight.
 */
@NullMarked
package io.dbmodernizer.runtime.azure;

import org.jspecify.annotations.NullMarked;
