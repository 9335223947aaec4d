/** What is known of the user's terminal. Used by everything that prints; uses nothing of ours. */
@NullMarked
package io.dbmodernizer.cli.terminal;

import org.jspecify.annotations.NullMarked;
