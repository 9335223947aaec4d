/**
 * The database and what its service objective means to Azure.
 *
 * <p>May be used by: provisioner.
 */
@NullMarked
package io.dbmodernizer.provisioner.database;

import org.jspecify.annotations.NullMarked;
