/**
 * The topic catalogue: every topic of the pipeline with its writer, settings and record types. All
 * programs that create, read or write a topic take its name from here.
 *
 * <p>May be used by: backup.*, cli.*, client, migration.*, monitoring.*, provisioner.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.topics;

import org.jspecify.annotations.NullMarked;
