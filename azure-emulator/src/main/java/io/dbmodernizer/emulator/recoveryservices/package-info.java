/**
 * {@code Microsoft.RecoveryServices}: vaults, which hold nothing: Azure Backup does not protect
 * Azure SQL Database.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.recoveryservices;

import org.jspecify.annotations.NullMarked;
