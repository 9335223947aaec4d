/**
 * Follows migrations by their events and shows how far they are: bars on a terminal, lines
 * elsewhere.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.progress;

import org.jspecify.annotations.NullMarked;
