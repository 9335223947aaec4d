package io.dbmodernizer.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every call names the version of its type, those of the client libraries too. */
class ApiVersionsIT {
  private static final List<ArmType> TYPES =
      List.of(
          ArmTypes.SQL_SERVER,
          ArmTypes.SQL_DATABASE,
          ArmTypes.ELASTIC_POOL,
          ArmTypes.FIREWALL_RULE,
          ArmTypes.ENTRA_ADMINISTRATOR,
          ArmTypes.THREAT_PROTECTION,
          ArmTypes.VULNERABILITY_ASSESSMENT,
          ArmTypes.DEFENDER_PLAN,
          ArmTypes.STORAGE_ACCOUNT,
          ArmTypes.BLOB_CONTAINER);

  /** Azure names the operations of groups after the subscription that they are in. */
  private static final String GROUPS = "Microsoft.Resources/subscriptions/resourceGroups";

  @Test
  void everyTypeIsCalledWithItsOneVersion() throws Exception {
    try (ProvisionerWalk walk = new ProvisionerWalk()) {
      // When
      walk.complete(FullRequests.request("m-1", "versions", FullRequests.full("pooled")));
      walk.tearDown("m-1");

      // Then
      Map<String, Set<String>> called =
          walk.requests().stream()
              .collect(
                  Collectors.groupingBy(
                      ApiVersionsIT::type,
                      () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                      Collectors.mapping(LoggedRequest::apiVersion, Collectors.toSet())));
      assertThat(TYPES)
          .allSatisfy(
              type -> assertThat(called.get(type.name())).containsExactly(type.apiVersion()));
      assertThat(called.get(GROUPS)).containsExactly(ArmTypes.RESOURCE_GROUP.apiVersion());
    }
  }

  /** The operation's name without what is done. */
  private static String type(LoggedRequest request) {
    return request.operation().replaceFirst("/[^/]*$", "");
  }
}
