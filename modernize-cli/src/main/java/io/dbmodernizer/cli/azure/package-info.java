/**
 * Calls to Azure with the identity of the operator. Only this package of the command line uses the
 * runtime of the services, and only its Azure client.
 *
 * <p>May be used by: cli, cli.verify.
 */
@NullMarked
package io.dbmodernizer.cli.azure;

import org.jspecify.annotations.NullMarked;
