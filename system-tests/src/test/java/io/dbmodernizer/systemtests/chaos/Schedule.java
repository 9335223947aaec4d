package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.systemtests.chaos.PlannedMigration.Place;
import io.dbmodernizer.systemtests.chaos.PlannedMigration.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What a run does, all of it derived from a seed: the same seed and sizes give the same schedule.
 *
 * @param seed the seed
 * @param migrations in the order of their requests
 * @param disruptions in the order in which they happen
 */
record Schedule(long seed, List<PlannedMigration> migrations, List<PlannedDisruption> disruptions) {
  /** No disruption comes after this share of a phase, so that it meets something. */
  private static final double LAST = 0.85;

  /** The last request is published after this share of the events. */
  private static final double LAST_REQUEST = 0.4;

  Schedule {
    migrations = List.copyOf(migrations);
    disruptions = List.copyOf(disruptions);
  }

  /**
   * The schedule of a seed.
   *
   * @param migrations how many migrations
   * @param disruptions how many disruptions; two thirds of them while migrations run, the others
   *     while they are removed
   */
  static Schedule of(long seed, int migrations, int disruptions) {
    Random random = new Random(seed);
    DisruptionDeck deck = new DisruptionDeck(random);
    int removing = disruptions / 3;
    List<PlannedDisruption> planned = new ArrayList<>();
    planned.addAll(spread(random, Phase.MIGRATING, deck.whileMigrating(disruptions - removing)));
    planned.addAll(spread(random, Phase.REMOVING, deck.whileRemoving(removing)));
    return new Schedule(seed, migrations(random, migrations), planned);
  }

  List<PlannedDisruption> disruptions(Phase phase) {
    return disruptions.stream().filter(planned -> planned.phase() == phase).toList();
  }

  private static List<PlannedDisruption> spread(
      Random random, Phase phase, List<Disruption> disruptions) {
    List<Double> times = sorted(random, disruptions.size(), LAST);
    return IntStream.range(0, disruptions.size())
        .mapToObj(i -> new PlannedDisruption(phase, times.get(i), disruptions.get(i)))
        .toList();
  }

  private static List<PlannedMigration> migrations(Random random, int count) {
    List<Double> times = sorted(random, count, LAST_REQUEST);
    List<Place> places = dealt(random, count, i -> Place.values()[i % Place.values().length]);
    List<Workload> workloads =
        dealt(random, count, i -> Workload.values()[i % Workload.values().length]);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new PlannedMigration(
                    "chaos-%02d".formatted(i + 1),
                    places.get(i),
                    workloads.get(i),
                    // The first ones at once, or else nothing would be counted.
                    i < count / 4 ? 0 : times.get(i)))
        .toList();
  }

  private static <T> List<T> dealt(Random random, int count, IntFunction<T> value) {
    List<T> values = new ArrayList<>(IntStream.range(0, count).mapToObj(value).toList());
    Collections.shuffle(values, random);
    return values;
  }

  private static List<Double> sorted(Random random, int count, double most) {
    return IntStream.range(0, count).mapToObj(i -> random.nextDouble() * most).sorted().toList();
  }
}
