/**
 * The types of the options and parameters of the command line. A value is checked when it is read,
 * so that a command starts only with valid values. The error for another value names the accepted
 * form.
 *
 * <p>May be used by: cli, cli.api, cli.connection, cli.database, cli.doctor, cli.profile,
 * cli.report, cli.verify.
 */
@NullMarked
package io.dbmodernizer.cli.option;

import org.jspecify.annotations.NullMarked;
