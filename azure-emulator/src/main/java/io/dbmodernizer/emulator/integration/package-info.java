/**
 * What the data services of Azure have in common: self-hosted integration runtimes and their nodes,
 * and how databases are reached through them. Used by {@code datamigration} and {@code
 * datafactory}; uses {@code arm} and {@code database}.
 */
@NullMarked
package io.dbmodernizer.emulator.integration;

import org.jspecify.annotations.NullMarked;
