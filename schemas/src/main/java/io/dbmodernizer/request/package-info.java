/**
 * A request for a migration: its JSON document, its rules, its digest, the names derived from it
 * and its references to secrets. Publishers apply the rules, and the provisioner applies them again
 * to every request that it reads.
 *
 * <p>May be used by: backup.*, cli.*, client, migration.*, monitoring.*, provisioner.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.request;

import org.jspecify.annotations.NullMarked;
