/**
 * The parts that Data Factory and Database Migration Service share: self-hosted integration
 * runtimes, their nodes, and the connections to databases.
 *
 * <p>May be used by: emulator, emulator.datafactory, emulator.datamigration.
 */
@NullMarked
package io.dbmodernizer.emulator.integration;

import org.jspecify.annotations.NullMarked;
