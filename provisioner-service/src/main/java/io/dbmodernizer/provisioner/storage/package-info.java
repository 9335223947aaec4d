/**
 * The storage account and blob container of a migration, where one is asked for.
 *
 * <p>May be used by: provisioner, provisioner.names, provisioner.preflight.
 */
@NullMarked
package io.dbmodernizer.provisioner.storage;

import org.jspecify.annotations.NullMarked;
