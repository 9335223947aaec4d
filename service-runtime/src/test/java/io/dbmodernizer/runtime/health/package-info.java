@NullMarked
package io.dbmodernizer.runtime.health;

import org.jspecify.annotations.NullMarked;
