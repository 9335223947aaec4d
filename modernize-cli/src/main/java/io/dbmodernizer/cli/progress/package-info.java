/**
 * The progress of migrations from their events: bars on a terminal, lines elsewhere.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.progress;

import org.jspecify.annotations.NullMarked;
