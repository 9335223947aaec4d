/**
 * The database, its named replica, and the mapping of its options to Azure.
 *
 * <p>May be used by: provisioner.
 */
@NullMarked
package io.dbmodernizer.provisioner.database;

import org.jspecify.annotations.NullMarked;
