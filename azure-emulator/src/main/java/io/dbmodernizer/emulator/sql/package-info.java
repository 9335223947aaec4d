/**
 * {@code Microsoft.Sql}: servers, databases, firewall rules and retention policies. Uses {@code
 * arm} and {@code database}.
 */
@NullMarked
package io.dbmodernizer.emulator.sql;

import org.jspecify.annotations.NullMarked;
