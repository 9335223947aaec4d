/** What tests of the images need; only they use it. */
@NullMarked
package io.dbmodernizer.systemtests.container;

import org.jspecify.annotations.NullMarked;
