/**
 * {@code Microsoft.RecoveryServices}: vaults, which hold nothing: Azure Backup does not protect
 * Azure SQL Database. Uses {@code arm} only.
 */
@NullMarked
package io.dbmodernizer.emulator.recoveryservices;

import org.jspecify.annotations.NullMarked;
