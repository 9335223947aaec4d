/** Tests of the dead letters. */
@NullMarked
package io.dbmodernizer.monitoring.api.deadletter;

import org.jspecify.annotations.NullMarked;
