/**
 * A request on its way from a file to Kafka: read, checked, its secrets looked for, and an example
 * of one. Used by the commands {@code request}, {@code sample} and {@code demo}.
 */
@NullMarked
package io.dbmodernizer.cli.request;

import org.jspecify.annotations.NullMarked;
