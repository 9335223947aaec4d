/**
 * The {@code modernize} command: one class per subcommand. The parts that others reuse are in the
 * packages below it.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.cli;

import org.jspecify.annotations.NullMarked;
