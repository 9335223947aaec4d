/**
 * The elastic pool that the database joins.
 *
 * <p>May be used by: provisioner, provisioner.database, provisioner.names.
 */
@NullMarked
package io.dbmodernizer.provisioner.pool;

import org.jspecify.annotations.NullMarked;
