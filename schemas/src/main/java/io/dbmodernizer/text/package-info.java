/**
 * Texts for people that stay short however much there is to say.
 *
 * <p>May be used by: migration.*, monitoring.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.text;

import org.jspecify.annotations.NullMarked;
