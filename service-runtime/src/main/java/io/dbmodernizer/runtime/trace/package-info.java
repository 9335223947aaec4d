/**
 * OpenTelemetry traces: one trace for each migration, with a span for each run of a step and each
 * call to Azure Resource Manager. Without an endpoint there are none; then the context that records
 * carry is passed on all the same.
 *
 * <p>May be used by: runtime.azure, runtime.config, runtime.engine, runtime.producer.
 */
@NullMarked
package io.dbmodernizer.runtime.trace;

import org.jspecify.annotations.NullMarked;
