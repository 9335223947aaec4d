package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MonitoringOptions;
import io.dbmodernizer.events.PrincipalTransfer;
import io.dbmodernizer.events.RowErrors;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.events.StorageTarget;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.events.VaultRedundancy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestRulesTest {

  private static final String PLAINTEXT = "Hunter2!Correct Horse";

  @Test
  void aCompleteRequestIsAccepted() {
    assertThat(RequestRules.check(SampleRequest.valid())).isEmpty();
  }

  @Test
  void aRequestWithDefaultsOnlyNamesEveryRequiredField() {
    assertThat(
            RequestRules.check(MigrationRequested.newBuilder().build()).stream()
                .map(FieldViolation::getField))
        .containsExactly(
            "metadata.migrationId",
            "requester",
            "source.host",
            "source.database",
            "source.login",
            "source.passwordRef",
            "target.azure.subscriptionId",
            "target.azure.resourceGroup",
            "target.azure.region",
            "target.server.name",
            "target.server.administratorLogin",
            "target.server.administratorPasswordRef",
            "target.database.name");
  }

  @Test
  void aMissingReferenceToASecretIsRequiredAndNotCalledWrong() {
    assertThat(RequestRules.check(MigrationRequested.newBuilder().build()))
        .filteredOn(violation -> violation.getField().matches(".*[pP]asswordRef"))
        .hasSize(2)
        .allSatisfy(
            violation -> {
              assertThat(violation.getMessage()).isEqualTo("is required");
              assertThat(violation.getAccepted()).isEqualTo(SecretRef.ACCEPTED);
            });
  }

  @Test
  void aRequestOfNullsIsRefusedAndNotAnError() {
    assertThat(RequestRules.check(new MigrationRequested()))
        .extracting(FieldViolation::getField)
        .contains("metadata.migrationId", "source", "target", "migration", "backup", "monitoring");

    MigrationRequested shallow = SampleRequest.valid();
    shallow.setTarget(new Target());
    shallow.setSource(new SourceDatabase());
    assertThat(RequestRules.check(shallow))
        .extracting(FieldViolation::getField)
        .contains("target.azure", "target.server", "source.host");
    MigrationRequested deeper = SampleRequest.valid();
    deeper.getTarget().setServer(new ServerTarget());
    deeper.getTarget().setDatabase(new DatabaseTarget());
    deeper.getTarget().setStorage(new StorageTarget());
    assertThat(RequestRules.check(deeper)).isNotEmpty();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        text("metadata.migrationId", (r, v) -> r.getMetadata().setMigrationId(v), "a b"),
        text("metadata.migrationId", (r, v) -> r.getMetadata().setMigrationId(v), "x".repeat(65)),
        text("metadata.migrationId", (r, v) -> r.getMetadata().setMigrationId(v), ".."),
        text("requester", MigrationRequested::setRequester, " "),
        text("requester", MigrationRequested::setRequester, "x".repeat(257)),
        text("purpose", MigrationRequested::setPurpose, "x".repeat(257)),
        source("source.host", SourceDatabase::setHost, "sql01\\INSTANCE"),
        source("source.host", SourceDatabase::setHost, "sql01,1433"),
        source("source.host", SourceDatabase::setHost, "tcp:sql01"),
        source("source.host", SourceDatabase::setHost, "2001:db8::1"),
        source("source.host", SourceDatabase::setHost, "[::1]"),
        source("source.host", SourceDatabase::setHost, "fe80::1%eth0"),
        source("source.host", SourceDatabase::setHost, "::"),
        source("source.database", SourceDatabase::setDatabase, "a;b"),
        source("source.database", SourceDatabase::setDatabase, "MSDB"),
        source("source.database", SourceDatabase::setDatabase, "x".repeat(129)),
        source("source.login", SourceDatabase::setLogin, "CORP\\migrator"),
        source("source.passwordRef", SourceDatabase::setPasswordRef, PLAINTEXT),
        source("source.passwordRef", SourceDatabase::setPasswordRef, "env:NOT A NAME"),
        change("source.port", r -> r.getSource().setPort(0)),
        change("source.port", r -> r.getSource().setPort(65_536)),
        change("target.azure.subscriptionId", r -> r.getTarget().getAzure().setSubscriptionId("1")),
        change("target.azure.resourceGroup", r -> r.getTarget().getAzure().setResourceGroup("rg.")),
        change("target.azure.resourceGroup", r -> r.getTarget().getAzure().setResourceGroup("a/b")),
        change(
            "target.azure.resourceGroup",
            r -> r.getTarget().getAzure().setResourceGroup("x".repeat(91))),
        change("target.azure.region", r -> r.getTarget().getAzure().setRegion("West Europe")),
        change("target.azure.region", r -> r.getTarget().getAzure().setRegion("WESTEUROPE")),
        server("target.server.name", ServerTarget::setName, "Sales"),
        server("target.server.name", ServerTarget::setName, "-sales"),
        server("target.server.name", ServerTarget::setName, "sales-"),
        server("target.server.name", ServerTarget::setName, "x".repeat(64)),
        server("target.server.administratorLogin", ServerTarget::setAdministratorLogin, "sa"),
        server("target.server.administratorLogin", ServerTarget::setAdministratorLogin, "Admin"),
        server("target.server.administratorLogin", ServerTarget::setAdministratorLogin, "dbo"),
        server("target.server.administratorLogin", ServerTarget::setAdministratorLogin, "1abc"),
        server("target.server.administratorLogin", ServerTarget::setAdministratorLogin, "a@b"),
        server(
            "target.server.administratorPasswordRef",
            ServerTarget::setAdministratorPasswordRef,
            PLAINTEXT),
        server("target.server.minimalTlsVersion", ServerTarget::setMinimalTlsVersion, "1.0"),
        rules("target.server.firewallRules[0].name", rule("a/b", "10.0.0.1", "10.0.0.2")),
        rules("target.server.firewallRules[0].name", rule("end.", "10.0.0.1", "10.0.0.2")),
        rules(
            "target.server.firewallRules[1].name",
            rule("a", "10.0.0.1", "10.0.0.2"),
            rule("A", "10.0.0.1", "10.0.0.2")),
        rules("target.server.firewallRules[0].startIpAddress", rule("a", "10.0.0.256", "10.0.0.2")),
        rules("target.server.firewallRules[0].endIpAddress", rule("a", "10.0.0.1", "10.0.0")),
        rules("target.server.firewallRules[0].endIpAddress", rule("a", "10.0.0.9", "10.0.0.2")),
        change(
            "target.server.firewallRules",
            r -> r.getTarget().getServer().setPublicNetworkAccess(false)),
        change(
            "target.server.firewallRules",
            r ->
                r.getTarget()
                    .getServer()
                    .setFirewallRules(
                        IntStream.range(0, 257)
                            .mapToObj(i -> rule("r" + i, "10.0.0.1", "10.0.0.1"))
                            .toList())),
        database("target.database.name", DatabaseTarget::setName, "master"),
        database("target.database.name", DatabaseTarget::setName, "a*b"),
        database("target.database.name", DatabaseTarget::setName, "a;b"),
        database("target.database.name", DatabaseTarget::setName, "end."),
        database("target.database.name", DatabaseTarget::setName, "end "),
        database("target.database.name", DatabaseTarget::setName, "x".repeat(129)),
        database("target.database.serviceObjective", DatabaseTarget::setServiceObjective, "S5"),
        database(
            "target.database.serviceObjective", DatabaseTarget::setServiceObjective, "GP_Gen5_3"),
        database("target.database.serviceObjective", DatabaseTarget::setServiceObjective, ""),
        change(
            "target.database.backupStorageRedundancy",
            r ->
                r.getTarget()
                    .getDatabase()
                    .setBackupStorageRedundancy(BackupStorageRedundancy.UNSPECIFIED)),
        database("target.database.collation", DatabaseTarget::setCollation, "Latin1; DROP"),
        change(
            "target.database.compatibilityLevel",
            r -> r.getTarget().getDatabase().setCompatibilityLevel(90)),
        change(
            "target.database.compatibilityLevel",
            r -> r.getTarget().getDatabase().setCompatibilityLevel(155)),
        change(
            "target.database.compatibilityLevel",
            r -> r.getTarget().getDatabase().setCompatibilityLevel(180)),
        storage("target.storage.accountName", StorageTarget::setAccountName, "St-sales"),
        storage("target.storage.accountName", StorageTarget::setAccountName, "ab"),
        storage("target.storage.accountName", StorageTarget::setAccountName, ""),
        storage("target.storage.containerName", StorageTarget::setContainerName, ""),
        storage("target.storage.containerName", StorageTarget::setContainerName, "a--b"),
        storage("target.storage.containerName", StorageTarget::setContainerName, "ab"),
        storage("target.storage.containerName", StorageTarget::setContainerName, "abc-"),
        change("labels", r -> r.setLabels(tags(17))),
        change("labels", r -> r.setLabels(Map.of("a:b", "c"))),
        change("labels", r -> r.setLabels(Map.of("", "c"))),
        change("labels", r -> r.setLabels(Map.of("x".repeat(64), "c"))),
        change("labels", r -> r.setLabels(Map.of("wave", " "))),
        change("labels", r -> r.setLabels(Map.of("wave", "a\nb"))),
        change("labels", r -> r.setLabels(Map.of("wave", "x".repeat(65)))),
        change("target.tags", r -> r.getTarget().setTags(tags(46))),
        change("target.tags", r -> r.getTarget().setTags(Map.of("a?b", "c"))),
        change("target.tags", r -> r.getTarget().setTags(Map.of("azure-team", "c"))),
        change("target.tags", r -> r.getTarget().setTags(Map.of("x".repeat(129), "c"))),
        change("target.tags", r -> r.getTarget().setTags(Map.of("a", "x".repeat(257)))),
        change("target.tags", r -> r.getTarget().setTags(Map.of("Team", "a", "team", "b"))),
        change("migration.engine", r -> r.getMigration().setEngine(MigrationEngine.UNSPECIFIED)),
        change(
            "migration.migrationServiceName",
            r -> r.getMigration().setMigrationServiceName("-dms")),
        direct(
            "migration.migrationServiceName",
            m -> m.setMigrationServiceName("dms-of-another-team")),
        change("migration.onRowError", r -> r.getMigration().setOnRowError(RowErrors.UNSPECIFIED)),
        change("migration.onRowError", r -> r.getMigration().setOnRowError(RowErrors.SET_ASIDE)),
        change("migration.copyLimits", r -> r.getMigration().setCopyLimits(limits(10, 0, 0))),
        direct("migration.copyLimits.rowsPerSecond", m -> m.setCopyLimits(limits(-1, 0, 0))),
        direct(
            "migration.copyLimits.bytesPerSecond",
            m -> m.setCopyLimits(limits(0, Long.MAX_VALUE, 0))),
        direct("migration.copyLimits.connections", m -> m.setCopyLimits(limits(0, 0, 1_001))),
        change(
            "migration.splitColumns",
            r -> r.getMigration().setSplitColumns(Map.of("[Sales].[Order]", "At"))),
        direct("migration.splitColumns", m -> m.setSplitColumns(Map.of("Sales.Log", "At"))),
        direct("migration.splitColumns", m -> m.setSplitColumns(Map.of("[Sales].[Log]", ""))),
        direct(
            "migration.splitColumns",
            m -> m.setSplitColumns(Map.of("[Sales].[Log]", "At", "[sales].[LOG]", "At"))),
        direct(
            "migration.splitColumns",
            m -> {
              m.setTables(List.of("[Sales].[Order]"));
              m.setSplitColumns(Map.of("[Sales].[Log]", "At"));
            }),
        change(
            "migration.acceptUnmoved[0]",
            r -> r.getMigration().setAcceptUnmoved(List.of("TRIGGERS"))),
        change(
            "migration.acceptUnmoved[1]",
            r -> r.getMigration().setAcceptUnmoved(List.of("TRIGGER", "TRIGGER"))),
        change(
            "migration.principals",
            r -> r.getMigration().setPrincipals(PrincipalTransfer.UNSPECIFIED)),
        change(
            "migration.principalMap", r -> r.getMigration().setPrincipalMap(Map.of("ann", "ann"))),
        change("migration.principalMap", r -> moved(r, Map.of("ann", ""))),
        change("migration.principalMap", r -> moved(r, Map.of("ann", "a", "Ann", "b"))),
        change(
            "migration.principalMap",
            r ->
                moved(
                    r,
                    IntStream.rangeClosed(0, 1_000)
                        .boxed()
                        .collect(Collectors.toMap(i -> "u" + i, i -> "v")))),
        change("migration.tables[0]", r -> r.getMigration().setTables(List.of("Sales.Order"))),
        change(
            "source.passwordRef", r -> r.getSource().setPasswordRef("file:/" + "p".repeat(3_000))),
        change("migration.tables[0]", r -> r.getMigration().setTables(List.of("[Sales].[Or]der]"))),
        change(
            "migration.tables[1]", r -> r.getMigration().setTables(List.of("[a].[b]", "[A].[B]"))),
        change("backup.shortTermRetentionDays", r -> r.getBackup().setShortTermRetentionDays(0)),
        change("backup.shortTermRetentionDays", r -> r.getBackup().setShortTermRetentionDays(36)),
        change(
            "backup.shortTermRetentionDays",
            r -> r.getTarget().getDatabase().setServiceObjective("Basic")),
        change(
            "backup.differentialBackupIntervalHours",
            r -> r.getBackup().setDifferentialBackupIntervalHours(6)),
        backup("backup.weeklyRetention", BackupPolicy::setWeeklyRetention, "4 weeks"),
        backup("backup.weeklyRetention", BackupPolicy::setWeeklyRetention, "P521W"),
        backup("backup.weeklyRetention", BackupPolicy::setWeeklyRetention, "P0W"),
        backup("backup.weeklyRetention", BackupPolicy::setWeeklyRetention, "P6D"),
        backup("backup.monthlyRetention", BackupPolicy::setMonthlyRetention, "P3W"),
        backup("backup.monthlyRetention", BackupPolicy::setMonthlyRetention, "P121M"),
        backup("backup.yearlyRetention", BackupPolicy::setYearlyRetention, "P11Y"),
        backup("backup.yearlyRetention", BackupPolicy::setYearlyRetention, "P27D"),
        change("backup.weekOfYear", r -> r.getBackup().setWeekOfYear(0)),
        change("backup.vault.name", r -> r.getBackup().getVault().setName("1vault")),
        change(
            "backup.vault.redundancy",
            r -> {
              r.getBackup().getVault().setName("rsv-sales");
              r.getBackup().getVault().setRedundancy(VaultRedundancy.UNSPECIFIED);
            }),
        change("backup.weekOfYear", r -> r.getBackup().setWeekOfYear(53)),
        monitoring("monitoring.workspaceName", MonitoringOptions::setWorkspaceName, "abc"),
        monitoring("monitoring.workspaceName", MonitoringOptions::setWorkspaceName, "abc_d"),
        change(
            "monitoring.workspaceRetentionDays",
            r -> r.getMonitoring().setWorkspaceRetentionDays(29)),
        change(
            "monitoring.workspaceRetentionDays",
            r -> r.getMonitoring().setWorkspaceRetentionDays(731)),
        monitoring("monitoring.actionGroupName", MonitoringOptions::setActionGroupName, "a+b"),
        monitoring("monitoring.actionGroupName", MonitoringOptions::setActionGroupName, "a|b"),
        change(
            "monitoring.alertEmails[0]",
            r -> r.getMonitoring().setAlertEmails(List.of("nobody at example"))),
        change(
            "monitoring.alertEmails[1]",
            r -> r.getMonitoring().setAlertEmails(List.of("a@b.org", "A@b.org"))),
        change(
            "monitoring.alertWebhookRefs[0]",
            r ->
                r.getMonitoring()
                    .setAlertWebhookRefs(List.of("https://hooks.example.com/T0/" + PLAINTEXT))),
        change(
            "monitoring.alertWebhookRefs[1]",
            r -> r.getMonitoring().setAlertWebhookRefs(List.of("env:HOOK", "env:HOOK"))),
        change(
            "monitoring.alertWebhookRefs",
            r ->
                r.getMonitoring()
                    .setAlertWebhookRefs(
                        IntStream.range(0, 10).mapToObj(i -> "env:HOOK_" + i).toList())));
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

  @Test
  void theEngineDirectTakesLimitsRowErrorsAndColumnsToSplitBy() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.getMigration().setEngine(MigrationEngine.AUTO);
    request.getMigration().setMigrationServiceName("");
    request.getMigration().setOnRowError(RowErrors.SET_ASIDE);
    request.getMigration().setCopyLimits(limits(1_000, 1_000_000, 2));
    request.getMigration().setTables(List.of("[Sales].[Log]"));
    request.getMigration().setSplitColumns(Map.of("[Sales].[LOG]", "At"));

    // Then
    assertThat(RequestRules.check(request)).isEmpty();
  }

  @Test
  void theEngineOfARequestFollowsFromTheServiceThatItNames() {
    // Given
    MigrationOptions options = SampleRequest.valid().getMigration();
    options.setEngine(MigrationEngine.AUTO);

    // Then
    options.setMigrationServiceName("");
    assertThat(CopyEngine.of(options)).isEqualTo(MigrationEngine.DIRECT);
    assertThat(CopyEngine.reason(options)).contains("DIRECT", "names no SQL migration service");
    options.setMigrationServiceName("dms-sales");
    assertThat(CopyEngine.of(options)).isEqualTo(MigrationEngine.DMS);
    assertThat(CopyEngine.reason(options)).contains("DMS", "dms-sales");
    options.setEngine(MigrationEngine.DIRECT);
    assertThat(CopyEngine.isDirect(options)).isTrue();
    assertThat(CopyEngine.reason(options)).contains("DIRECT", "as requested");
  }

  @Test
  void whatIsTooLargeForTheRecordsMadeOfItIsOneViolationWithARemedy() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request
        .getMigration()
        .setTables(
            IntStream.range(0, 14_000).mapToObj(i -> "[Sales].[Order%05d]".formatted(i)).toList());

    // When
    List<FieldViolation> violations = RequestRules.check(request);

    // Then
    assertThat(violations).hasSize(1);
    assertThat(violations.get(0).getField()).isEqualTo("migration.tables");
    assertThat(violations.get(0).getAccepted()).contains("leave migration.tables empty");
  }

  @Test
  void theSizeOfARequestIsNeverLessThanItsEncoding() throws IOException {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.getMigration().setTables(List.of("[größe].[表]", "[a].[b]"));

    // Then
    assertThat(RequestSize.bytes(request))
        .isGreaterThanOrEqualTo(request.toByteBuffer().remaining())
        .isLessThan(RequestSize.MOST_BYTES);
  }

  @Test
  void manyViolationsAreCounted() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.getMigration().setTables(Collections.nCopies(5_000, "no table"));

    // When
    List<FieldViolation> violations = RequestRules.check(request);

    // Then
    assertThat(violations).hasSize(41);
    assertThat(violations.get(40).getMessage()).isEqualTo("and 9959 more violations");
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        change("IPv4 host", r -> r.getSource().setHost("192.0.2.17")),
        change("database with braces", r -> r.getSource().setDatabase("Sales{2024}")),
        change("region with a digit", r -> r.getTarget().getAzure().setRegion("eastus2")),
        change("region not known yet", r -> r.getTarget().getAzure().setRegion("atlantisnorth")),
        change("TLS 1.3", r -> r.getTarget().getServer().setMinimalTlsVersion("1.3")),
        rules("Azure services", rule("azure", "0.0.0.0", "0.0.0.0")),
        change("unicode group", r -> r.getTarget().getAzure().setResourceGroup("größe-(1)")),
        change("one letter", r -> r.getTarget().getServer().setName("a")),
        change("objective in any case", r -> r.getTarget().getDatabase().setServiceObjective("s2")),
        change("lowest level", r -> r.getTarget().getDatabase().setCompatibilityLevel(100)),
        change("highest level", r -> r.getTarget().getDatabase().setCompatibilityLevel(170)),
        change("no storage", r -> r.getTarget().setStorage(new StorageTarget("", ""))),
        change("bracket", r -> r.getMigration().setTables(List.of("[a].[b]]c]"))),
        change("ten years", r -> r.getBackup().setYearlyRetention("P10Y")),
        change("520 weeks", r -> r.getBackup().setWeeklyRetention("P520W")),
        change("no long-term", r -> r.setBackup(BackupPolicy.newBuilder().build())),
        change("file", r -> r.getSource().setPasswordRef("file:/run/secrets/source")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void whatAzureTakesIsAccepted(String what, Consumer<MigrationRequested> change) {
    MigrationRequested request = SampleRequest.valid();
    change.accept(request);

    assertThat(RequestRules.check(request)).as(what).isEmpty();
  }

  @Test
  void theDisplayNameOfARegionIsAnsweredWithItsShortForm() {
    MigrationRequested request = SampleRequest.valid();
    request.getTarget().getAzure().setRegion("West Europe");

    assertThat(RequestRules.check(request))
        .singleElement()
        .extracting(FieldViolation::getAccepted)
        .isEqualTo("westeurope");
  }

  @Test
  void noMessageRepeatsAPasswordWhateverFieldItStandsIn() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    fill(request);
    request.getTarget().setTags(new HashMap<>(Map.of(PLAINTEXT, PLAINTEXT)));
    request.setLabels(new HashMap<>(Map.of(PLAINTEXT, PLAINTEXT)));

    // When
    List<FieldViolation> violations = RequestRules.check(request);

    // Then
    assertThat(violations).hasSizeGreaterThan(15);
    assertThat(violations.toString() + new InvalidRequestException(violations))
        .doesNotContainIgnoringCase(PLAINTEXT)
        .doesNotContainIgnoringCase("hunter2");
  }

  /** Returns the request with the password in every text, including lists. */
  private static void fill(IndexedRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value instanceof IndexedRecord nested) {
        fill(nested);
      } else if (value instanceof String) {
        record.put(field.pos(), PLAINTEXT);
      } else if (value instanceof List<?> list) {
        if (list.stream().allMatch(String.class::isInstance)) {
          record.put(field.pos(), new ArrayList<>(List.of(PLAINTEXT)));
        } else {
          list.forEach(each -> fill((IndexedRecord) each));
        }
      }
    }
  }

  private static Arguments direct(String field, Consumer<MigrationOptions> change) {
    return change(
        field,
        r -> {
          r.getMigration().setEngine(MigrationEngine.DIRECT);
          r.getMigration().setMigrationServiceName("");
          r.getMigration().setTables(List.of());
          change.accept(r.getMigration());
        });
  }

  private static CopyLimits limits(long rows, long bytes, int connections) {
    return new CopyLimits(rows, bytes, connections);
  }

  private static Arguments change(String field, Consumer<MigrationRequested> change) {
    return Arguments.of(field, change);
  }

  private static Arguments text(
      String field, BiConsumer<MigrationRequested, String> setter, String value) {
    return change(field, request -> setter.accept(request, value));
  }

  private static Arguments source(
      String field, BiConsumer<SourceDatabase, String> setter, String value) {
    return change(field, request -> setter.accept(request.getSource(), value));
  }

  private static Arguments server(
      String field, BiConsumer<ServerTarget, String> setter, String value) {
    return change(field, request -> setter.accept(request.getTarget().getServer(), value));
  }

  private static Arguments database(
      String field, BiConsumer<DatabaseTarget, String> setter, String value) {
    return change(field, request -> setter.accept(request.getTarget().getDatabase(), value));
  }

  private static Arguments storage(
      String field, BiConsumer<StorageTarget, String> setter, String value) {
    return change(field, request -> setter.accept(request.getTarget().getStorage(), value));
  }

  private static Arguments backup(
      String field, BiConsumer<BackupPolicy, String> setter, String value) {
    return change(field, request -> setter.accept(request.getBackup(), value));
  }

  private static Arguments monitoring(
      String field, BiConsumer<MonitoringOptions, String> setter, String value) {
    return change(field, request -> setter.accept(request.getMonitoring(), value));
  }

  private static Arguments rules(String field, FirewallRule... rules) {
    return change(
        field, request -> request.getTarget().getServer().setFirewallRules(List.of(rules)));
  }

  private static FirewallRule rule(String name, String start, String end) {
    return new FirewallRule(name, start, end);
  }

  private static Map<String, String> tags(int number) {
    Map<String, String> tags = new HashMap<>();
    for (int i = 0; i < number; i++) {
      tags.put("tag" + i, "v");
    }
    return tags;
  }

  private static void moved(MigrationRequested request, Map<String, String> names) {
    request.getMigration().setPrincipals(PrincipalTransfer.USERS_AND_GRANTS);
    request.getMigration().setPrincipalMap(names);
  }
}
