/**
 * {@code Microsoft.DataFactory}: factories with self-hosted integration runtimes, linked services,
 * datasets, pipelines and schedule triggers. Runs of pipelines really copy rows. Uses {@code arm},
 * {@code integration} and the catalog and values of the module {@code data-mover}.
 */
@NullMarked
package io.dbmodernizer.emulator.datafactory;

import org.jspecify.annotations.NullMarked;
