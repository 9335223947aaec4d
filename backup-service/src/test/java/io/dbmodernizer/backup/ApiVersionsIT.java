package io.dbmodernizer.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.VaultOptions;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.testsupport.step.StepChain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every call has the api-version of its type, also the calls of the client library. */
class ApiVersionsIT {
  private static final List<ArmType> TYPES =
      List.of(
          ArmTypes.SQL_DATABASE,
          ArmTypes.SHORT_TERM_RETENTION,
          ArmTypes.LONG_TERM_RETENTION,
          ArmTypes.VAULT,
          ArmTypes.VAULT_CONFIG);

  @RegisterExtension static final BackupAzure AZURE = BackupAzure.inVirtualTime();

  @Test
  void everyTypeIsCalledWithItsOneVersion() {
    // Given
    BackupPolicy policy =
        BackupPolicy.newBuilder()
            .setShortTermRetentionDays(14)
            .setWeeklyRetention("P4W")
            .setVault(VaultOptions.newBuilder().setName("rsv-versions").build())
            .build();
    TargetProvisioned target = AZURE.database("versions", "S2", policy);
    Stage stage = BackupStage.of(AZURE.connection(), Duration.ofHours(1));

    // When
    StepChain chain = AZURE.chain(target).run(stage.steps());
    stage.procedures().stream()
        .filter(procedure -> procedure.name().equals(Procedure.REMOVE))
        .forEach(procedure -> chain.run(procedure.steps()));

    // Then
    Map<String, Set<String>> called =
        AZURE.requests().stream()
            .collect(
                Collectors.groupingBy(
                    request -> type(request),
                    () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                    Collectors.mapping(LoggedRequest::apiVersion, Collectors.toSet())));
    assertThat(TYPES)
        .allSatisfy(type -> assertThat(called.get(type.name())).containsExactly(type.apiVersion()));
  }

  /** Returns the type of an operation, without the action. */
  private static String type(LoggedRequest request) {
    return request.operation().replaceFirst("/[^/]*$", "");
  }
}
