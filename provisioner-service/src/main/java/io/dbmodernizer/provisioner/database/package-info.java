/** The database and what its service objective means to Azure. Used by the provisioner's wiring. */
@NullMarked
package io.dbmodernizer.provisioner.database;

import org.jspecify.annotations.NullMarked;
