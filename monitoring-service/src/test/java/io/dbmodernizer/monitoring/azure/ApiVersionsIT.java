package io.dbmodernizer.monitoring.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every call has the api-version of its type, also the calls of the client library. */
class ApiVersionsIT {
  private static final List<ArmType> TYPES =
      List.of(
          ArmTypes.WORKSPACE,
          ArmTypes.ACTION_GROUP,
          ArmTypes.METRIC_ALERT,
          ArmTypes.ACTIVITY_LOG_ALERT,
          ArmTypes.DIAGNOSTIC_SETTING,
          ArmTypes.DASHBOARD,
          ArmTypes.SQL_SERVER,
          ArmTypes.SQL_DATABASE);

  @Test
  void everyTypeIsCalledWithItsOneVersion() throws Exception {
    try (EmulatedTarget emulated = EmulatedTarget.start()) {
      // Given
      TargetProvisioned target = EmulatedTarget.provisioned(Events.MIGRATION);
      target.getRequest().getMonitoring().setDashboard(true);
      long mark = emulated.emulator().requests().lastSequence();
      MonitoringRig rig = new MonitoringRig(emulated.azure());

      // When
      rig.runStage(target);
      rig.remove(target);

      // Then
      Map<String, Set<String>> called =
          emulated.emulator().requests().since(mark).stream()
              .collect(
                  Collectors.groupingBy(
                      request -> type(request),
                      () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                      Collectors.mapping(LoggedRequest::apiVersion, Collectors.toSet())));
      assertThat(TYPES)
          .allSatisfy(
              type -> assertThat(called.get(type.name())).containsExactly(type.apiVersion()));
    }
  }

  /** Returns the type of an operation, without the action. */
  private static String type(LoggedRequest request) {
    return request.operation().replaceFirst("/[^/]*$", "");
  }
}
