package io.dbmodernizer.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.health.StreamThreadDeaths.Death;
import io.dbmodernizer.serde.RegistryUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class StreamThreadDeathsTest {
  private static final StageHealthProperties LIMITS =
      new StageHealthProperties(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          3,
          Duration.ofMinutes(10));

  private Instant now = Instant.parse("2026-11-29T10:00:00Z");
  private final StreamThreadDeaths deaths = new StreamThreadDeaths(() -> now, LIMITS);

  @Test
  void aThreadThatDiesAgainAndAgainIsReplacedLaterAndLaterAndThenNoMore() {
    // When
    List<Death> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(deaths.note(new StreamsException("topic=modernization.requests, partition=3")));
      now = now.plusSeconds(3);
    }

    // Then
    assertThat(all).extracting(Death::pause).isSorted().doesNotHaveDuplicates();
    assertThat(all).extracting(Death::last).containsExactly(false, false, true);
    now = now.plus(Duration.ofDays(1));
    assertThat(deaths.unrecovered())
        .hasValueSatisfying(
            death -> {
              assertThat(death.last()).isTrue();
              assertThat(death.cause()).contains("partition=3");
            });
  }

  @Test
  void aRegistryOrBrokerThatDoesNotAnswerIsWaitedForHoweverLongItTakes() {
    // When
    for (int i = 0; i < 100; i++) {
      Exception cause =
          i % 2 == 0 ? new RegistryUnavailableException("frozen") : new TimeoutException("frozen");
      Death death = deaths.note(new StreamsException(cause));
      assertThat(death.last()).isFalse();
      assertThat(death.pause()).isLessThanOrEqualTo(Duration.ofSeconds(30));
      now = now.plusSeconds(5);
    }

    // Then
    assertThat(deaths.unrecovered()).isPresent();
  }

  @Test
  void deathsThatAreFarApartAreSingleOnes() {
    // When
    for (int i = 0; i < 10; i++) {
      Death death = deaths.note(new StreamsException("once"));
      assertThat(death.last()).isFalse();
      assertThat(death.inSuccession()).isEqualTo(1);
      now = now.plus(Duration.ofMinutes(6));
    }

    // Then
    assertThat(deaths.unrecovered()).isEmpty();
  }

  @Test
  void noThreadIsReplacedWhenTheProcessIsOutOfMemory() {
    assertThat(deaths.handle(new OutOfMemoryError("heap")))
        .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    assertThat(deaths.unrecovered()).hasValueSatisfying(death -> assertThat(death.last()).isTrue());
  }

  @Test
  void waitingEndsWhenTheServiceStops() {
    // Given
    deaths.close();

    // When, Then
    assertThat(deaths.handle(new StreamsException("x")))
        .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
  }
}
