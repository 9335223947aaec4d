/**
 * Asks the services how things stand in Azure and shows it as a table.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.verify;

import org.jspecify.annotations.NullMarked;
