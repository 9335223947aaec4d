@NullMarked
package io.dbmodernizer.migration.direct;

import org.jspecify.annotations.NullMarked;
