/**
 * The {@code modernize} command, with one class for each subcommand. The packages below contain the
 * parts that several commands use.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.cli;

import org.jspecify.annotations.NullMarked;
