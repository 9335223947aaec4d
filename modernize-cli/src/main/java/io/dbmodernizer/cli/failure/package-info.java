/**
 * The failures of commands, each with what to do.
 *
 * <p>May be used by: cli, cli.api, cli.command, cli.connection, cli.database, cli.doctor,
 * cli.option, cli.profile, cli.progress, cli.request.
 */
@NullMarked
package io.dbmodernizer.cli.failure;

import org.jspecify.annotations.NullMarked;
