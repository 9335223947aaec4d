/**
 * A program that measures copies between two database servers beside a naive loop. The figures are
 * in docs/benchmarks.md.
 *
 * <p>May be used by: nothing.
 */
@NullMarked
package io.dbmodernizer.benchmarks.copy;

import org.jspecify.annotations.NullMarked;
