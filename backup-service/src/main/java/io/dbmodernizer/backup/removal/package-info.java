/**
 * Taking back what the backup stage did in Azure. Deletes no backup and no database.
 *
 * <p>May be used by: backup.
 */
@NullMarked
package io.dbmodernizer.backup.removal;

import org.jspecify.annotations.NullMarked;
