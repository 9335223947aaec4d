/**
 * Taking back what the backup stage did in Azure. Deletes no backup and no database. Used by the
 * stage.
 */
@NullMarked
package io.dbmodernizer.backup.removal;

import org.jspecify.annotations.NullMarked;
