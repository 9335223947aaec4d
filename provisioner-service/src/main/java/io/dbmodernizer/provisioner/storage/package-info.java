/**
 * The storage account and the blob container of a migration, if the request names them.
 *
 * <p>May be used by: provisioner, provisioner.names, provisioner.preflight.
 */
@NullMarked
package io.dbmodernizer.provisioner.storage;

import org.jspecify.annotations.NullMarked;
