@NullMarked
package io.dbmodernizer.runtime.access;

import org.jspecify.annotations.NullMarked;
