/**
 * Texts of limited length for people.
 *
 * <p>May be used by: migration.*, monitoring.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.text;

import org.jspecify.annotations.NullMarked;
