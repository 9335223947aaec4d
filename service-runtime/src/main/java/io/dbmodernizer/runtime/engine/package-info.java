/**
 * The stage runtime on Kafka Streams. Stage state is in a changelogged store, steps run on threads
 * of their own, and state and events are written in one transaction. See {@code DESIGN.md} beside
 * this file.
 *
 * <p>May be used by: monitoring.*, runtime.config, runtime.preflight, runtime.verify.
 */
@NullMarked
package io.dbmodernizer.runtime.engine;

import org.jspecify.annotations.NullMarked;
