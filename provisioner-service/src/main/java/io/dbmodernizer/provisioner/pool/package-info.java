/** The elastic pool that the database joins. Used by the stage. */
@NullMarked
package io.dbmodernizer.provisioner.pool;

import org.jspecify.annotations.NullMarked;
