/**
 * The storage account and blob container of a migration, where one is asked for. Used by the
 * provisioner's wiring.
 */
@NullMarked
package io.dbmodernizer.provisioner.storage;

import org.jspecify.annotations.NullMarked;
