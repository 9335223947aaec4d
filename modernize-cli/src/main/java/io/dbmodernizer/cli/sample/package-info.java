/**
 * The sample sales database: an AdventureWorks-shaped database of our own invention, generated with
 * fixed seeds, that stands for the on-premises SQL Server of the local platform. Knows JDBC and H2
 * only.
 *
 * <p>May be used by: cli, cli.platform, cli.request.
 */
@NullMarked
package io.dbmodernizer.cli.sample;

import org.jspecify.annotations.NullMarked;
