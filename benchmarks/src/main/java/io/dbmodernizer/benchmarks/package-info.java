/**
 * Benchmarks: JMH for what a run does most often. Figures are kept in docs/benchmarks.md.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.benchmarks;

import org.jspecify.annotations.NullMarked;
