/**
 * Asks the services how things stand in Azure and shows it as a table. Used by the command {@code
 * verify}.
 */
@NullMarked
package io.dbmodernizer.cli.verify;

import org.jspecify.annotations.NullMarked;
