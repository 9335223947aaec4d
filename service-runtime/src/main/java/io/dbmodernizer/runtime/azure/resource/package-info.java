/**
 * Azure resources as declarations: what a request asks of one resource is said once, and one engine
 * creates, changes and verifies it.
 *
 * <p>May be used by: backup.*, cli.azure, migration.*, monitoring.*, provisioner.*,
 * runtime.azure.removal, runtime.preflight.
 */
@NullMarked
package io.dbmodernizer.runtime.azure.resource;

import org.jspecify.annotations.NullMarked;
