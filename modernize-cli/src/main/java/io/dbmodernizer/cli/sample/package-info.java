/**
 * The sample sales database: an AdventureWorks-shaped database of our own invention, generated with
 * fixed seeds, that stands for the on-premises SQL Server of the local platform. Knows JDBC and H2
 * only; the platform, the commands and tests may use it.
 */
@NullMarked
package io.dbmodernizer.cli.sample;

import org.jspecify.annotations.NullMarked;
