@NullMarked
package io.dbmodernizer.migration.definition;

import org.jspecify.annotations.NullMarked;
