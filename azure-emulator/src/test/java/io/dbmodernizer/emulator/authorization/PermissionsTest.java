package io.dbmodernizer.emulator.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {

  @ParameterizedTest
  @CsvSource({
    "*, Microsoft.Sql/servers/write, true",
    "*/read, Microsoft.Sql/servers/read, true",
    "*/read, Microsoft.Sql/servers/write, false",
    "Microsoft.Sql/servers/*, microsoft.sql/servers/databases/write, true",
    "Microsoft.Sql/servers/write, Microsoft.Sql/servers/databases/write, false",
    "Microsoft.Sql/*/read, Microsoft.Sql/locations/serverOperationResults/read, true",
    "Microsoft.Storage/storageAccounts/listkeys/action, Microsoft.Storage/storageAccounts/listKeys/action, true"
  })
  void aStarStandsForAnythingAndCaseDoesNotMatter(
      String action, String operation, boolean allowed) {
    // When / Then
    assertThat(Permissions.ofActions(action).allows(operation)).isEqualTo(allowed);
  }

  @Test
  void exceptedActionsAreNotAllowed() {
    // Given
    Permissions permissions =
        new Permissions(List.of("*"), List.of("*/delete"), List.of(), List.of());

    // When / Then
    assertThat(permissions.allows("Microsoft.Sql/servers/write")).isTrue();
    assertThat(permissions.allows("Microsoft.Sql/servers/delete")).isFalse();
  }

  @Test
  void bothFormsOfARoleDefinitionAreRead() {
    // When
    List<Permissions> cli =
        Permissions.parseRole(
            "{\"Name\":\"r\",\"Actions\":[\"*/read\"],\"NotActions\":[\"Microsoft.Sql/*/read\"]}");
    List<Permissions> rest =
        Permissions.parseRole(
            "{\"properties\":{\"roleName\":\"r\",\"permissions\":[{\"actions\":[\"*/read\"],\"notActions\":[\"Microsoft.Sql/*/read\"]}]}}");

    // Then
    assertThat(cli)
        .isEqualTo(rest)
        .containsExactly(
            new Permissions(
                List.of("*/read"), List.of("Microsoft.Sql/*/read"), List.of(), List.of()));
  }

  @Test
  void aRoleWithoutActionsIsRefused() {
    // When / Then
    assertThatThrownBy(() -> Permissions.parseRole("{\"Name\":\"r\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Actions");
  }

  @Test
  void anAssignmentCountsAtItsScopeAndBelow() {
    // Given
    RoleAssignments access = new RoleAssignments();
    access.assign("app1", "/subscriptions/s/resourceGroups/rg1", List.of(Permissions.ALL));

    // When / Then
    assertThat(access.allows("app1", "/subscriptions/s/resourcegroups/RG1/providers/x", "a/read"))
        .isTrue();
    assertThat(access.allows("app1", "/subscriptions/s/resourceGroups/rg1", "a/read")).isTrue();
    assertThat(access.allows("app1", "/subscriptions/s/resourceGroups/rg10", "a/read")).isFalse();
    assertThat(access.allows("app1", "/subscriptions/s", "a/read")).isFalse();
    assertThat(access.allows("app2", "/subscriptions/s", "a/read")).isTrue();
  }
}
