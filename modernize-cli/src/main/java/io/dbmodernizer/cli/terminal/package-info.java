/**
 * What is known of the user's terminal.
 *
 * <p>May be used by: cli.*.
 */
@NullMarked
package io.dbmodernizer.cli.terminal;

import org.jspecify.annotations.NullMarked;
