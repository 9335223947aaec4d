/**
 * The stage runtime on Kafka Streams: stage state in a changelogged store, steps run off the stream
 * thread, state and events written in one transaction. Not used by services directly; see {@code
 * DESIGN.md} beside this file.
 */
@NullMarked
package io.dbmodernizer.runtime.engine;

import org.jspecify.annotations.NullMarked;
