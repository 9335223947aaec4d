/**
 * JMH benchmarks of the most frequent work of a run. The figures are in docs/benchmarks.md.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.benchmarks;

import org.jspecify.annotations.NullMarked;
