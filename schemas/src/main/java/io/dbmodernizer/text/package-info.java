/** Texts for people that stay short however much there is to say. Uses nothing of the project. */
@NullMarked
package io.dbmodernizer.text;

import org.jspecify.annotations.NullMarked;
