/**
 * The Recovery Services vault that a request may ask for. It does not protect the database, because
 * no vault can protect an Azure SQL Database.
 *
 * <p>May be used by: backup, backup.removal, backup.verify.
 */
@NullMarked
package io.dbmodernizer.backup.vault;

import org.jspecify.annotations.NullMarked;
