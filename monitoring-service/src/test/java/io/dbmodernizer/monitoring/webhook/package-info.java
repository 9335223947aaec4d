/** Tests. */
@NullMarked
package io.dbmodernizer.monitoring.webhook;

import org.jspecify.annotations.NullMarked;
