/**
 * The creation of topics and the registration of schemas. The command {@code topics} and the local
 * platform use it, so that both create the same.
 *
 * <p>May be used by: cli, cli.platform.
 */
@NullMarked
package io.dbmodernizer.cli.topics;

import org.jspecify.annotations.NullMarked;
