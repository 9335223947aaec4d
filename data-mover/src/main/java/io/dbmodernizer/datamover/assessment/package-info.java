/**
 * Assesses a source database before a migration starts, and reports findings.
 *
 * <p>May be used by: cli, cli.database, migration.*, provisioner.*.
 */
@NullMarked
package io.dbmodernizer.datamover.assessment;

import org.jspecify.annotations.NullMarked;
