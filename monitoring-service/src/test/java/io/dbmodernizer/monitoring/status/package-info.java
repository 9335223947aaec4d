/** Tests. */
@NullMarked
package io.dbmodernizer.monitoring.status;

import org.jspecify.annotations.NullMarked;
