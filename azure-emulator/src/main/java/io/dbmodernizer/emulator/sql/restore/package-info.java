/**
 * Backups of databases: their retention, and the restore of databases from them.
 *
 * <p>May be used by: emulator.sql.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.restore;

import org.jspecify.annotations.NullMarked;
