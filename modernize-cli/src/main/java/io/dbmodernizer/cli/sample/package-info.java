/**
 * The sample sales database of the local platform, and its server. The database is similar to
 * AdventureWorks, is generated with fixed seeds, and stands for an on-premises SQL Server. The
 * package uses only JDBC and H2.
 *
 * <p>May be used by: cli, cli.platform, cli.request.
 */
@NullMarked
package io.dbmodernizer.cli.sample;

import org.jspecify.annotations.NullMarked;
