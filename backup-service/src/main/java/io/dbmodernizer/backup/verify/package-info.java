/**
 * The proof at the end: what Azure reports about the backups of a database.
 *
 * <p>May be used by: backup.
 */
@NullMarked
package io.dbmodernizer.backup.verify;

import org.jspecify.annotations.NullMarked;
