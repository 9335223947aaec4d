/**
 * Creates the topics with their explicit settings and registers the schemas. Used by the command
 * {@code topics} and by the local platform, so both end with the same; uses the catalogue only.
 */
@NullMarked
package io.dbmodernizer.cli.topics;

import org.jspecify.annotations.NullMarked;
