package io.dbmodernizer.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.systemtests.chaos.Disruption.AddInstance;
import io.dbmodernizer.systemtests.chaos.Disruption.Freeze;
import io.dbmodernizer.systemtests.chaos.Disruption.Kill;
import io.dbmodernizer.systemtests.chaos.Disruption.RemoveInstance;
import io.dbmodernizer.systemtests.chaos.PlannedMigration.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @Test
  void theSameSeedGivesTheSameSchedule() {
    assertThat(Schedule.of(7, 60, 18)).isEqualTo(Schedule.of(7, 60, 18));
    assertThat(Schedule.of(7, 60, 18)).isNotEqualTo(Schedule.of(8, 60, 18));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyLongScheduleHasEveryKindOfDisruptionAndOfPlace(long seed) {
    // When
    Schedule schedule = Schedule.of(seed, 60, 18);

    // Then
    List<Disruption> disruptions =
        schedule.disruptions().stream().map(PlannedDisruption::disruption).toList();
    assertThat(disruptions).hasSize(18).hasAtLeastOneElementOfType(AddInstance.class);
    assertThat(disruptions).hasAtLeastOneElementOfType(RemoveInstance.class);
    assertThat(killed(disruptions))
        .contains("broker", "emulator", "source")
        .anyMatch(Part.SERVICES::contains);
    assertThat(frozen(disruptions))
        .contains("broker", "registry", "emulator", "source")
        .anyMatch(Part.SERVICES::contains);
    Map<Place, Long> places =
        schedule.migrations().stream()
            .collect(Collectors.groupingBy(PlannedMigration::place, Collectors.counting()));
    assertThat(places.keySet()).containsAll(Arrays.asList(Place.values()));
    assertThat(schedule.migrations())
        .extracting(PlannedMigration::id)
        .doesNotHaveDuplicates()
        .hasSize(60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anInstanceIsRemovedOnlyAfterOneOfTheSameServiceWasAdded(long seed) {
    // When
    List<Disruption> disruptions =
        Schedule.of(seed, 60, 18).disruptions().stream()
            .map(PlannedDisruption::disruption)
            .toList();

    // Then
    for (int i = 0; i < disruptions.size(); i++) {
      if (disruptions.get(i) instanceof RemoveInstance removed) {
        assertThat(disruptions.subList(0, i)).contains(new AddInstance(removed.service()));
      }
    }
  }

  private static List<String> killed(List<Disruption> disruptions) {
    return names(disruptions, d -> d instanceof Kill kill ? kill.part().name() : "");
  }

  private static List<String> frozen(List<Disruption> disruptions) {
    return names(disruptions, d -> d instanceof Freeze freeze ? freeze.part().name() : "");
  }

  private static List<String> names(
      List<Disruption> disruptions, Function<Disruption, String> name) {
    return disruptions.stream().map(name).filter(text -> !text.isEmpty()).toList();
  }
}
