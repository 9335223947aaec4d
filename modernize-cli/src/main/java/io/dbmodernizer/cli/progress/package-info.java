/**
 * Follows migrations by their events and shows how far they are: bars on a terminal, lines
 * elsewhere. Used by the commands {@code watch} and {@code demo}.
 */
@NullMarked
package io.dbmodernizer.cli.progress;

import org.jspecify.annotations.NullMarked;
