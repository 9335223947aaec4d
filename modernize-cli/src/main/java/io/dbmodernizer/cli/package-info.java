/**
 * The {@code modernize} command: one class per subcommand. Nothing may use this package; the parts
 * that others reuse are in the packages below it.
 */
@NullMarked
package io.dbmodernizer.cli;

import org.jspecify.annotations.NullMarked;
