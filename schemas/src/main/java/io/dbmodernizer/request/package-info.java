/**
 * A request for a migration: its JSON document, the rules it has to keep, its digest, the names
 * derived from it and the references to secrets in it. Whoever publishes requests applies the
 * rules, and the services apply the same rules to what foreign programs publish.
 *
 * <p>May be used by: backup.*, cli.*, client, migration.*, monitoring.*, provisioner.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.request;

import org.jspecify.annotations.NullMarked;
