/**
 * A quick look whether Kafka and the schema registry answer, before a command relies on them: their
 * clients wait for a minute and name neither the address nor what to do.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.reach;

import org.jspecify.annotations.NullMarked;
