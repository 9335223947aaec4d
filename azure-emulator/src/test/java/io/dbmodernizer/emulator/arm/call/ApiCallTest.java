package io.dbmodernizer.emulator.arm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiCallTest {

  private static final String GROUP = "/subscriptions/{s}/resourceGroups/{g}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT | $/providers/Microsoft.Sql/servers/{n} | Microsoft.Sql/servers/write | Microsoft.Sql/servers | WRITE",
        "PATCH | $/providers/Microsoft.Sql/servers/{n} | Microsoft.Sql/servers/write | Microsoft.Sql/servers | WRITE",
        "GET | $/providers/Microsoft.Sql/servers/{n}/databases/{d} | Microsoft.Sql/servers/databases/read | Microsoft.Sql/servers/databases | READ",
        "HEAD | $/providers/Microsoft.Sql/servers/{n} | Microsoft.Sql/servers/read | Microsoft.Sql/servers | READ",
        "GET | $/providers/Microsoft.Sql/servers/{n}/databases | Microsoft.Sql/servers/databases/read | Microsoft.Sql/servers/databases | LIST",
        "DELETE | $/providers/Microsoft.Sql/servers/{n} | Microsoft.Sql/servers/delete | Microsoft.Sql/servers | DELETE",
        "POST | $/providers/Microsoft.Storage/storageAccounts/{n}/listKeys | Microsoft.Storage/storageAccounts/listKeys/action | Microsoft.Storage/storageAccounts | ACTION",
        "POST | /subscriptions/{s}/providers/Microsoft.Sql/checkNameAvailability | Microsoft.Sql/checkNameAvailability/action | Microsoft.Sql | ACTION",
        "PUT | {scope*}/providers/Microsoft.Insights/diagnosticSettings/{n} | Microsoft.Insights/diagnosticSettings/write | Microsoft.Insights/diagnosticSettings | WRITE",
        "GET | {scope*}/providers/Microsoft.Authorization/permissions | Microsoft.Authorization/permissions/read | Microsoft.Authorization/permissions | LIST",
        "POST | $/providers/Microsoft.Sql/servers/{n}/providers/Microsoft.DataMigration/databaseMigrations/{m}/cancel | Microsoft.DataMigration/databaseMigrations/cancel/action | Microsoft.DataMigration/databaseMigrations | ACTION",
        "GET | /subscriptions/{s}/providers/Microsoft.Sql/locations/{l}/serverOperationResults/{operation} | Microsoft.Sql/locations/serverOperationResults/read | Microsoft.Sql/locations/serverOperationResults | POLL",
        "PUT | $ | Microsoft.Resources/subscriptions/resourceGroups/write | Microsoft.Resources/resourceGroups | WRITE",
        "GET | $/resources | Microsoft.Resources/subscriptions/resourceGroups/resources/read | Microsoft.Resources/resources | LIST",
        "GET | /subscriptions/{s} | Microsoft.Resources/subscriptions/read | Microsoft.Resources/subscriptions | READ",
        "GET | /subscriptions/{s}/providers/{namespace} | Microsoft.Resources/subscriptions/providers/read | Microsoft.Resources/providers | READ",
        "POST | /subscriptions/{s}/providers/{namespace}/register | any/register/action | any | ACTION",
        "GET | /subscriptions/{s}/operationresults/{operation} | Microsoft.Resources/subscriptions/operationresults/read | Microsoft.Resources/operationresults | POLL"
      })
  void aRequestIsNamedAsRoleDefinitionsNameIt(
      String method, String pattern, String operation, String type, CallKind kind) {
    // Given
    String route = pattern.replace("$", GROUP);
    PathPattern known = PathPattern.of(route);
    // Callers write literals in any case. The result has Azure's spelling.
    String path =
        Stream.of(route.replace("{scope*}", "/a/b").substring(1).split("/"))
            .map(each -> each.startsWith("{") ? "any" : each.toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("/", "/", ""));

    // When
    ApiCall call = ApiCall.of(method, known, path);

    // Then
    assertThat(call.operation()).isEqualTo(operation);
    assertThat(call.type()).isEqualTo(type);
    assertThat(call.kind()).isEqualTo(kind);
  }
}
