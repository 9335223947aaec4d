/** Tests. */
@NullMarked
package io.dbmodernizer.monitoring.stream;

import org.jspecify.annotations.NullMarked;
