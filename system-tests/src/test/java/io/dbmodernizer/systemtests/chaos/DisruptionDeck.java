package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.systemtests.chaos.Disruption.AddInstance;
import io.dbmodernizer.systemtests.chaos.Disruption.Freeze;
import io.dbmodernizer.systemtests.chaos.Disruption.Kill;
import io.dbmodernizer.systemtests.chaos.Disruption.RemoveInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Draws disruptions. Each kind is drawn once before any is drawn again, so a schedule of twelve or
 * more while migrations run has every kind.
 */
final class DisruptionDeck {
  /** Beyond {@link ChaosPlatform#SESSION_TIMEOUT}, so that others take over meanwhile. */
  private static final Duration SHORTEST_SERVICE_FREEZE = Duration.ofSeconds(8);

  private static final int PICKS = 3;

  private final Random random;

  DisruptionDeck(Random random) {
    this.random = random;
  }

  /** Disruptions of running migrations, in order; an instance is added before one is removed. */
  List<Disruption> whileMigrating(int count) {
    List<Disruption> drawn = new ArrayList<>();
    while (drawn.size() < count) {
      List<Disruption> deck = new ArrayList<>(whileRemovingDeck());
      deck.add(new Kill(Part.of(Part.SOURCE), down()));
      deck.add(new Freeze(Part.of(Part.SOURCE), freeze()));
      deck.add(new Freeze(Part.of(Part.REGISTRY), freeze()));
      deck.add(new Kill(service(), down()));
      deck.add(new RemoveInstance(serviceName()));
      Collections.shuffle(deck, random);
      drawn.addAll(deck);
    }
    return inOrder(drawn.subList(0, count));
  }

  /** Disruptions of teardowns, in order. */
  List<Disruption> whileRemoving(int count) {
    List<Disruption> drawn = new ArrayList<>();
    while (drawn.size() < count) {
      List<Disruption> deck = whileRemovingDeck();
      Collections.shuffle(deck, random);
      drawn.addAll(deck);
    }
    return drawn.subList(0, count);
  }

  private List<Disruption> whileRemovingDeck() {
    return new ArrayList<>(
        List.of(
            new Kill(service(), down()),
            new Freeze(service(), SHORTEST_SERVICE_FREEZE.plus(freeze().dividedBy(3))),
            new Kill(Part.of(Part.BROKER), down()),
            new Freeze(Part.of(Part.BROKER), freeze()),
            new Kill(Part.of(Part.EMULATOR), down()),
            new Freeze(Part.of(Part.EMULATOR), freeze()),
            new AddInstance(serviceName())));
  }

  /** A removal takes the service of an addition, and stands after it. */
  private static List<Disruption> inOrder(List<Disruption> drawn) {
    List<Disruption> ordered = new ArrayList<>(drawn);
    for (int i = 0; i < ordered.size(); i++) {
      if (!(ordered.get(i) instanceof RemoveInstance)) {
        continue;
      }
      for (int j = 0; j < ordered.size(); j++) {
        if (ordered.get(j) instanceof AddInstance added) {
          ordered.set(Math.min(i, j), added);
          ordered.set(Math.max(i, j), new RemoveInstance(added.service()));
          break;
        }
      }
    }
    return ordered;
  }

  private Part service() {
    return new Part(serviceName(), random.nextInt(PICKS));
  }

  private String serviceName() {
    return Part.SERVICES.get(random.nextInt(Part.SERVICES.size()));
  }

  private Duration down() {
    return Duration.ofMillis(random.nextInt(3_000));
  }

  private Duration freeze() {
    return Duration.ofMillis(2_000 + random.nextInt(5_000));
  }
}
