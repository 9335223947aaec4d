/** Tests. */
@NullMarked
package io.dbmodernizer.monitoring.api;

import org.jspecify.annotations.NullMarked;
