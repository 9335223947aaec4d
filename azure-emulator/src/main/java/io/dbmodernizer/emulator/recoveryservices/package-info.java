/**
 * {@code Microsoft.RecoveryServices}: vaults and their settings. A vault has no protected
 * databases, because Azure Backup does not protect Azure SQL Database.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.recoveryservices;

import org.jspecify.annotations.NullMarked;
