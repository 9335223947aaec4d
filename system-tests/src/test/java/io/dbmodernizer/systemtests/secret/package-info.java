/** Searches bytes for secrets in every form in which one could have leaked. Used by the tests. */
@NullMarked
package io.dbmodernizer.systemtests.secret;

import org.jspecify.annotations.NullMarked;
