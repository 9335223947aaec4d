/**
 * The Recovery Services vault that a request may ask for beside the database. It protects nothing:
 * no vault can protect an Azure SQL Database. Used by the stage.
 */
@NullMarked
package io.dbmodernizer.backup.vault;

import org.jspecify.annotations.NullMarked;
