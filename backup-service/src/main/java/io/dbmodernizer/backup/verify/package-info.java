/**
 * The verification of the backups of a database with the values that Azure reports.
 *
 * <p>May be used by: backup.
 */
@NullMarked
package io.dbmodernizer.backup.verify;

import org.jspecify.annotations.NullMarked;
