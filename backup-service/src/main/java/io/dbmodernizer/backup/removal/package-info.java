/**
 * The removal of the changes that the backup stage made in Azure. It deletes no backup and no
 * database.
 *
 * <p>May be used by: backup.
 */
@NullMarked
package io.dbmodernizer.backup.removal;

import org.jspecify.annotations.NullMarked;
