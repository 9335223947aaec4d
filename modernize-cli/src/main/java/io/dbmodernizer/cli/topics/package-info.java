/**
 * Creates the topics with their explicit settings and registers the schemas. The command {@code
 * topics} and the local platform both create topics with it, so both end with the same.
 *
 * <p>May be used by: cli, cli.platform.
 */
@NullMarked
package io.dbmodernizer.cli.topics;

import org.jspecify.annotations.NullMarked;
