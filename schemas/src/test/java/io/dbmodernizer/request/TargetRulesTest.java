package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.EntraAdministrator;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.NamedReplica;
import io.dbmodernizer.events.PrincipalKind;
import io.dbmodernizer.events.PrivateEndpointTarget;
import io.dbmodernizer.events.ServerTarget;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TargetRulesTest {

  private static final String UUID = "aaaaaaaa-1111-2222-3333-444444444444";
  private static final String SUBNET =
      "/subscriptions/%s/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/data"
          .formatted(UUID);

  static Stream<Arguments> refused() {
    return Stream.of(
        server("target.server.name", s -> s.setName("login-sales")),
        server("target.server.name", s -> s.setName("xbox")),
        server("target.server.name", s -> s.setName("my-windows-db")),
        change(
            "target.storage.accountName", r -> r.getTarget().getStorage().setAccountName("azure")),
        server("target.server.administratorLogin", s -> s.setAdministratorLogin("sysadmin")),
        server(
            "target.server.entraAdministrator.login",
            s -> s.getEntraAdministrator().setObjectId(UUID)),
        server(
            "target.server.entraAdministrator.objectId",
            s -> s.setEntraAdministrator(entra("dba", "dba@example.com", UUID))),
        server(
            "target.server.entraAdministrator.tenantId",
            s -> s.setEntraAdministrator(entra("dba", UUID, ""))),
        server(
            "target.server.entraAdministrator.kind",
            s -> {
              s.setEntraAdministrator(entra("dba", UUID, UUID));
              s.getEntraAdministrator().setKind(PrincipalKind.UNSPECIFIED);
            }),
        server("target.server.entraOnlyAuthentication", s -> s.setEntraOnlyAuthentication(true)),
        change(
            "target.server.entraOnlyAuthentication",
            r -> {
              entraOnly(r.getTarget().getServer());
              r.getMigration().getSynchronization().setEnabled(true);
            }),
        server(
            "target.server.security.vulnerabilityAssessment",
            s -> s.getSecurity().setVulnerabilityAssessment(true)),
        server(
            "target.server.privateEndpoint.subnetId",
            s -> s.getPrivateEndpoint().setName("sql-sales-pe")),
        server(
            "target.server.privateEndpoint.subnetId",
            s -> s.getPrivateEndpoint().setSubnetId("data")),
        server(
            "target.server.privateEndpoint.subnetId",
            s -> s.getPrivateEndpoint().setSubnetId(SUBNET.replace("/subnets/data", ""))),
        server(
            "target.server.privateEndpoint.subnetId",
            s -> s.getPrivateEndpoint().setSubnetId(SUBNET + "/more")),
        server(
            "target.server.privateEndpoint.name",
            s -> s.setPrivateEndpoint(new PrivateEndpointTarget(SUBNET, "ends-in-a-hyphen-"))),
        database("target.database.minimumCapacity", d -> d.setMinimumCapacity(0.5)),
        database("target.database.autoPauseDelayMinutes", d -> d.setAutoPauseDelayMinutes(60)),
        serverless("target.database.minimumCapacity", "GP_S_Gen5_16", d -> d.setMinimumCapacity(1)),
        serverless("target.database.minimumCapacity", "GP_S_Gen5_2", d -> d.setMinimumCapacity(4)),
        serverless(
            "target.database.autoPauseDelayMinutes",
            "GP_S_Gen5_2",
            d -> d.setAutoPauseDelayMinutes(10)),
        serverless(
            "target.database.autoPauseDelayMinutes",
            "GP_S_Gen5_2",
            d -> d.setAutoPauseDelayMinutes(-2)),
        serverless(
            "target.database.autoPauseDelayMinutes",
            "HS_S_Gen5_2",
            d -> d.setAutoPauseDelayMinutes(60)),
        database("target.database.highAvailabilityReplicas", d -> d.setHighAvailabilityReplicas(1)),
        hyperscale(
            "target.database.highAvailabilityReplicas", d -> d.setHighAvailabilityReplicas(5)),
        hyperscale(
            "target.database.highAvailabilityReplicas", d -> d.setHighAvailabilityReplicas(-1)),
        database(
            "target.database.namedReplica.name", d -> d.setNamedReplica(replica("Reports", ""))),
        hyperscale(
            "target.database.namedReplica.name", d -> d.setNamedReplica(replica("sales", ""))),
        hyperscale(
            "target.database.namedReplica.name", d -> d.setNamedReplica(replica("master", ""))),
        hyperscale(
            "target.database.namedReplica.name", d -> d.setNamedReplica(replica("", "HS_Gen5_2"))),
        hyperscale(
            "target.database.namedReplica.serviceObjective",
            d -> d.setNamedReplica(replica("Reports", "GP_Gen5_2"))),
        database(
            "target.database.serviceObjective", d -> d.setElasticPool(pool("shared", "", 0, 0))),
        pooled("target.database.serviceObjective", d -> d.setServiceObjective("GP_S_Gen5_2")),
        pooled("target.database.autoPauseDelayMinutes", d -> d.setAutoPauseDelayMinutes(60)),
        pooled("target.database.highAvailabilityReplicas", d -> d.setHighAvailabilityReplicas(1)),
        pooled("target.database.namedReplica.name", d -> d.setNamedReplica(replica("r", ""))),
        pooled("target.database.elasticPool.name", d -> d.getElasticPool().setName("a/b")),
        database(
            "target.database.elasticPool.name",
            d -> d.setElasticPool(pool("", "StandardPool_50", 0, 0))),
        pooled(
            "target.database.elasticPool.serviceObjective",
            d -> d.setElasticPool(pool("shared", "StandardPool_60", 0, 0))),
        pooled(
            "target.database.elasticPool.serviceObjective",
            d -> d.setElasticPool(pool("shared", "", 0, 10))),
        pooled(
            "target.database.elasticPool.maximumCapacityPerDatabase",
            d -> d.setElasticPool(pool("shared", "GP_Gen5_4", 0, 6))),
        pooled(
            "target.database.elasticPool.minimumCapacityPerDatabase",
            d -> d.setElasticPool(pool("shared", "StandardPool_100", 60, 50))),
        change(
            "backup.shortTermRetentionDays",
            r -> {
              r.getTarget().getDatabase().setServiceObjective("");
              r.getTarget().getDatabase().setElasticPool(pool("shared", "BasicPool_50", 0, 0));
            }));
  }

  @ParameterizedTest(name = "{0} #{index}")
  @MethodSource("refused")
  void oneBrokenRuleIsOneViolationAtItsField(String field, Consumer<MigrationRequested> change) {
    // Given
    MigrationRequested request = SampleRequest.valid();
    change.accept(request);

    // When
    List<FieldViolation> violations = RequestRules.check(request);

    // Then
    assertThat(violations).extracting(FieldViolation::getField).containsExactly(field);
    assertThat(violations.get(0).getMessage()).isNotBlank();
    assertThat(violations.get(0).getAccepted()).isNotBlank();
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        server(
            "Entra administrator beside the SQL login",
            s -> s.setEntraAdministrator(entra("dba", UUID, UUID))),
        server("Entra only, which takes effect after the migration", TargetRulesTest::entraOnly),
        server(
            "all of Defender",
            s -> {
              s.getSecurity().setVulnerabilityAssessment(true);
              s.getSecurity().setDefenderPlan(true);
              s.getSecurity().setThreatProtection(true);
            }),
        server(
            "a private endpoint",
            s -> s.getPrivateEndpoint().setSubnetId(SUBNET.toUpperCase(Locale.ROOT))),
        server(
            "a private endpoint with a name",
            s -> s.setPrivateEndpoint(new PrivateEndpointTarget(SUBNET, "to_sales.1_"))),
        server("a name that only ends in a reserved word", s -> s.setName("sales-login")),
        serverless("a database that may pause", "GP_S_Gen5_2", d -> d.setAutoPauseDelayMinutes(60)),
        serverless("least of a big one", "GP_S_Gen5_16", d -> d.setMinimumCapacity(2)),
        database(
            "long-term retention where nothing pauses",
            d -> {
              d.setServiceObjective("GP_S_Gen5_2");
              d.setAutoPauseDelayMinutes(-1);
            }),
        hyperscale("every replica", d -> d.setHighAvailabilityReplicas(4)),
        hyperscale("a named replica", d -> d.setNamedReplica(replica("Reports", "HS_Gen5_4"))),
        pooled("joining a pool", d -> {}),
        pooled("creating a pool", d -> d.setElasticPool(pool("shared", "GP_Gen5_4", 0.25, 2))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void whatAzureTakesIsAccepted(String what, Consumer<MigrationRequested> change) {
    MigrationRequested request = SampleRequest.valid();
    change.accept(request);

    assertThat(RequestRules.check(request)).as(what).isEmpty();
  }

  @Test
  void poolSizesAreNamedAfterSkuAndCapacity() {
    assertThat(PoolObjective.all())
        .isNotEmpty()
        .allSatisfy(size -> assertThat(PoolObjective.find(size.name())).contains(size));
    assertThat(PoolObjective.find("standardpool_50"))
        .hasValueSatisfying(size -> assertThat(size.mostPerDatabase()).isEqualTo(50));
  }

  private static Arguments change(String field, Consumer<MigrationRequested> change) {
    return Arguments.of(field, change);
  }

  private static Arguments server(String field, Consumer<ServerTarget> change) {
    return change(field, request -> change.accept(request.getTarget().getServer()));
  }

  private static Arguments database(String field, Consumer<DatabaseTarget> change) {
    return change(field, request -> change.accept(request.getTarget().getDatabase()));
  }

  /** A serverless database, whose backups are short-term only. */
  private static Arguments serverless(
      String field, String objective, Consumer<DatabaseTarget> change) {
    return change(
        field,
        request -> {
          request.setBackup(BackupPolicy.newBuilder().build());
          request.getTarget().getDatabase().setServiceObjective(objective);
          change.accept(request.getTarget().getDatabase());
        });
  }

  private static Arguments hyperscale(String field, Consumer<DatabaseTarget> change) {
    return serverless(field, "HS_Gen5_2", change);
  }

  private static Arguments pooled(String field, Consumer<DatabaseTarget> change) {
    return change(
        field,
        request -> {
          request.getTarget().getDatabase().setServiceObjective("S2");
          request.getTarget().getDatabase().setElasticPool(pool("shared", "", 0, 0));
          change.accept(request.getTarget().getDatabase());
        });
  }

  private static void entraOnly(ServerTarget server) {
    server.setEntraAdministrator(entra("dba", UUID, UUID));
    server.setEntraOnlyAuthentication(true);
  }

  private static EntraAdministrator entra(String login, String objectId, String tenantId) {
    return new EntraAdministrator(login, objectId, tenantId, PrincipalKind.GROUP);
  }

  private static NamedReplica replica(String name, String objective) {
    return new NamedReplica(name, objective);
  }

  private static ElasticPoolTarget pool(
      String name, String objective, double minimum, double maximum) {
    return new ElasticPoolTarget(name, objective, minimum, maximum);
  }
}
