/** Tests. */
@NullMarked
package io.dbmodernizer.monitoring.dashboard;

import org.jspecify.annotations.NullMarked;
