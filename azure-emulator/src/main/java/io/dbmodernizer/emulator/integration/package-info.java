/**
 * What the data services of Azure have in common: self-hosted integration runtimes and their nodes,
 * and how databases are reached through them.
 *
 * <p>May be used by: emulator, emulator.datafactory, emulator.datamigration.
 */
@NullMarked
package io.dbmodernizer.emulator.integration;

import org.jspecify.annotations.NullMarked;
