/**
 * Quick checks that Kafka and the schema registry answer, before a command uses them. Their clients
 * wait for a minute, and their errors name neither the address nor a remedy.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.connection;

import org.jspecify.annotations.NullMarked;
