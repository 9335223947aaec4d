/** Tests of the actions. */
@NullMarked
package io.dbmodernizer.monitoring.api.action;

import org.jspecify.annotations.NullMarked;
