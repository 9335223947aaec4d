/**
 * The check of the source before anything is created in Azure. The migration service assesses the
 * source once the target exists.
 *
 * <p>May be used by: provisioner, provisioner.database.
 */
@NullMarked
package io.dbmodernizer.provisioner.source;

import org.jspecify.annotations.NullMarked;
