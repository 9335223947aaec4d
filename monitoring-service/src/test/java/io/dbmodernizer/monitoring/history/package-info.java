/** Tests of the milestones of migrations. */
@NullMarked
package io.dbmodernizer.monitoring.history;

import org.jspecify.annotations.NullMarked;
