/**
 * The stage runtime on Kafka Streams: stage state in a changelogged store, steps run off the stream
 * thread, state and events written in one transaction. See {@code DESIGN.md} beside this file.
 *
 * <p>May be used by: monitoring.*, runtime.config, runtime.preflight, runtime.verify.
 */
@NullMarked
package io.dbmodernizer.runtime.engine;

import org.jspecify.annotations.NullMarked;
