/**
 * Benchmarks: JMH for what a run does most often. Figures are kept in docs/benchmarks.md; nothing
 * depends on this.
 */
@NullMarked
package io.dbmodernizer.benchmarks;

import org.jspecify.annotations.NullMarked;
