/** Tests. */
@NullMarked
package io.dbmodernizer.monitoring.api.stream;

import org.jspecify.annotations.NullMarked;
