/** What the profile release writes: images and lists of components. */
@NullMarked
package io.dbmodernizer.systemtests.release;

import org.jspecify.annotations.NullMarked;
