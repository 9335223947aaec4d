/**
 * Publishing outside of the transactions of a stage.
 *
 * <p>May be used by: migration, migration.direct, monitoring.webhook.
 */
@NullMarked
package io.dbmodernizer.runtime.producer;

import org.jspecify.annotations.NullMarked;
