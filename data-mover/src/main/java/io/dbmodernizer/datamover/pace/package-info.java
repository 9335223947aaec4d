/**
 * The pace of a copy: limits that a user sets, and the slowing down for a target that throttles.
 *
 * <p>May be used by: migration.direct.
 */
@NullMarked
package io.dbmodernizer.datamover.pace;

import org.jspecify.annotations.NullMarked;
