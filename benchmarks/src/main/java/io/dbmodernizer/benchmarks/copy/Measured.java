package io.dbmodernizer.benchmarks.copy;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * One run of a way.
 *
 * @param wall the elapsed time
 * @param copier the CPU time of the copying process
 * @param source the CPU time of the source's server
 * @param target the CPU time of the target's server
 */
record Measured(Duration wall, Duration copier, Duration source, Duration target) {

  /** Returns the median of each figure by itself. */
  static Measured median(List<Measured> runs) {
    return new Measured(
        median(runs, Measured::wall),
        median(runs, Measured::copier),
        median(runs, Measured::source),
        median(runs, Measured::target));
  }

  private static Duration median(List<Measured> runs, Function<Measured, Duration> figure) {
    return runs.stream().map(figure).sorted().toList().get(runs.size() / 2);
  }
}
