/**
 * Calls to Azure with the operator's own identity. The only part of the command line that uses the
 * services' runtime, and of that only the way to Azure.
 *
 * <p>May be used by: cli, cli.verify.
 */
@NullMarked
package io.dbmodernizer.cli.azure;

import org.jspecify.annotations.NullMarked;
