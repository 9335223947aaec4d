/**
 * A request on its way from a file to Kafka: read, checked, its secrets looked for, and an example
 * of one.
 *
 * <p>May be used by: cli.
 */
@NullMarked
package io.dbmodernizer.cli.request;

import org.jspecify.annotations.NullMarked;
