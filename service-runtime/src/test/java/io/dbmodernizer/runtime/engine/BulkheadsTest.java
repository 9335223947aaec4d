package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.step.Counterpart;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkheadsTest {
  private static final Set<Counterpart> ONE = Set.of(Counterpart.source("one", 1433));
  private static final Set<Counterpart> OTHER = Set.of(Counterpart.source("other", 1433));
  private static final Set<Counterpart> AZURE = Set.of(Counterpart.subscription("sub-1"));

  private final Bulkheads bulkheads = new Bulkheads(16, 25, 50);

  @Test
  void aSourceGetsItsShareAndNoMoreWhoeverAsks() {
    // When
    int entered = enter(ONE, 20);

    // Then
    assertThat(entered).isEqualTo(4);
    assertThat(bulkheads.refusal(Set.of(Counterpart.source("ONE", 1433))))
        .contains("source one:1433 may take 4 of 16 and has them");
    assertThat(bulkheads.admits(OTHER)).isTrue();
  }

  @Test
  void aSubscriptionGetsItsOwnShare() {
    // When / Then
    assertThat(enter(AZURE, 20)).isEqualTo(8);
    assertThat(enter(ONE, 20)).isEqualTo(4);
  }

  @Test
  void aRunCountsForEachOfItsCounterparts() {
    // Given
    Set<Counterpart> both =
        Set.of(Counterpart.source("one", 1433), Counterpart.target("sql-orders"));

    // When
    enter(both, 4);

    // Then
    assertThat(bulkheads.admits(ONE)).isFalse();
    assertThat(bulkheads.admits(Set.of(Counterpart.target("sql-orders")))).isFalse();
    bulkheads.leave(both);
    assertThat(bulkheads.admits(ONE)).isTrue();
    assertThat(bulkheads.admits(Set.of(Counterpart.target("SQL-ORDERS")))).isTrue();
  }

  @Test
  void allTogetherGetTheThreadsThereAre() {
    // When
    int entered =
        IntStream.range(0, 10)
            .map(i -> enter(Set.of(Counterpart.source("source-" + i, 1433)), 4))
            .sum();

    // Then
    assertThat(entered).isEqualTo(16);
    assertThat(bulkheads.free()).isZero();
    assertThat(bulkheads.refusal(AZURE)).contains("all 16 are taken");
  }

  @Test
  void everybodyGetsAtLeastOneThread() {
    // Given
    Bulkheads narrow = new Bulkheads(2, 1, 1);

    // When / Then
    assertThat(narrow.enter(ONE)).isTrue();
    assertThat(narrow.enter(ONE)).isFalse();
    assertThat(narrow.enter(AZURE)).isTrue();
  }

  @Test
  void whatDidNotAnswerGetsOneThreadUntilItAnswersAgain() {
    // Given
    enter(ONE, 4);

    // When
    bulkheads.answered(ONE, ONE);
    IntStream.range(0, 4).forEach(i -> bulkheads.leave(ONE));

    // Then
    assertThat(enter(ONE, 4)).isEqualTo(1);
    assertThat(bulkheads.refusal(ONE).orElseThrow()).contains("did not answer last time");

    // When
    bulkheads.answered(ONE, Set.of());

    // Then
    assertThat(enter(ONE, 4)).isEqualTo(3);
  }

  @Test
  void anyNumberOfSourcesThatDoNotAnswerLeaveHalfOfTheThreads() {
    // Given
    IntStream.range(0, 16)
        .mapToObj(i -> Set.of(Counterpart.source("silent-" + i, 1433)))
        .forEach(silent -> bulkheads.answered(silent, silent));

    // When
    int entered =
        IntStream.range(0, 16)
            .map(i -> enter(Set.of(Counterpart.source("silent-" + i, 1433)), 4))
            .sum();

    // Then
    assertThat(entered).isEqualTo(8);
    assertThat(enter(OTHER, 4)).isEqualTo(4);
  }

  private int enter(Set<Counterpart> counterparts, int times) {
    return (int) IntStream.range(0, times).filter(i -> bulkheads.enter(counterparts)).count();
  }
}
