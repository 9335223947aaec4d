/**
 * The client of the REST interface of the monitoring service. Everything that the command line
 * shows of migrations comes from there.
 *
 * <p>May be used by: cli, cli.command, cli.progress, cli.report, cli.request.
 */
@NullMarked
package io.dbmodernizer.cli.api;

import org.jspecify.annotations.NullMarked;
