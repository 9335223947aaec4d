/**
 * Backups of databases: how long they are kept, and databases made from them.
 *
 * <p>May be used by: emulator.sql.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.restore;

import org.jspecify.annotations.NullMarked;
