/** Tests of dead letters. */
@NullMarked
package io.dbmodernizer.monitoring.deadletter;

import org.jspecify.annotations.NullMarked;
