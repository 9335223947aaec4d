/**
 * Databases that a command reads directly: their connections, and the reports about them as text
 * and JSON.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.database;

import org.jspecify.annotations.NullMarked;
