/** Tests. */
@NullMarked
package io.dbmodernizer.monitoring.azure;

import org.jspecify.annotations.NullMarked;
