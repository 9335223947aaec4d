package io.dbmodernizer.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import com.azure.resourcemanager.sql.SqlServerManager;
import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import com.azure.resourcemanager.sql.fluent.models.BackupShortTermRetentionPolicyInner;
import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import com.azure.resourcemanager.sql.fluent.models.FirewallRuleInner;
import com.azure.resourcemanager.sql.fluent.models.LongTermRetentionPolicyInner;
import com.azure.resourcemanager.sql.fluent.models.ServerInner;
import com.azure.resourcemanager.sql.models.BackupStorageRedundancy;
import com.azure.resourcemanager.sql.models.DiffBackupIntervalInHours;
import com.azure.resourcemanager.sql.models.LongTermRetentionPolicyName;
import com.azure.resourcemanager.sql.models.ShortTermRetentionPolicyName;
import com.azure.resourcemanager.sql.models.Sku;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Microsoft's Java client with its credential and its pollers against the emulator. */
class SqlThroughSdkIT {

  private static final String SUBSCRIPTION = "00000000-1111-2222-3333-444444444444";

  private AzureEmulator emulator;
  private ResourceManager resources;
  private SqlManagementClient sql;

  @BeforeEach
  void start() throws Exception {
    emulator = AzureEmulator.start(EmulatorOptions.defaults());
    String base = emulator.baseUri() + "/";
    HttpClient http =
        new JdkHttpClientBuilder(
                java.net.http.HttpClient.newBuilder().sslContext(ArmClient.trust(emulator)))
            .build();
    ClientSecretCredential credential =
        new ClientSecretCredentialBuilder()
            .tenantId("11111111-1111-1111-1111-111111111111")
            .clientId("22222222-2222-2222-2222-222222222222")
            .clientSecret("a-secret-of-the-tests")
            .authorityHost(base)
            .disableInstanceDiscovery()
            .httpClient(http)
            .build();
    Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
    endpoints.put("resourceManagerEndpointUrl", base);
    endpoints.put("managementEndpointUrl", base);
    endpoints.put("activeDirectoryEndpointUrl", base);
    AzureProfile profile =
        new AzureProfile(
            "11111111-1111-1111-1111-111111111111", SUBSCRIPTION, new AzureEnvironment(endpoints));
    resources =
        ResourceManager.configure()
            .withHttpClient(http)
            .authenticate(credential, profile)
            .withSubscription(SUBSCRIPTION);
    sql =
        SqlServerManager.configure()
            .withHttpClient(http)
            .authenticate(credential, profile)
            .serviceClient();
  }

  @AfterEach
  void stop() throws Exception {
    emulator.close();
  }

  @Test
  void theSdkCreatesAServerAndADatabaseAndReadsThemBack() {
    // Given
    resources
        .serviceClient()
        .getResourceGroups()
        .createOrUpdate("rg1", new ResourceGroupInner().withLocation("eastus"));

    // When
    ServerInner server = createServer();
    DatabaseInner database =
        sql.getDatabases()
            .createOrUpdate(
                "rg1",
                "server1",
                "Sales",
                new DatabaseInner()
                    .withLocation("eastus")
                    .withSku(new Sku().withName("S2").withTier("Standard"))
                    .withRequestedBackupStorageRedundancy(BackupStorageRedundancy.LOCAL));

    // Then
    assertThat(server.fullyQualifiedDomainName()).isEqualTo("server1.database.windows.net");
    assertThat(database.currentServiceObjectiveName()).isEqualTo("S2");
    assertThat(database.currentBackupStorageRedundancy()).isEqualTo(BackupStorageRedundancy.LOCAL);
    assertThat(database.status().toString()).isEqualTo("Online");
  }

  @Test
  void theSdkSetsFirewallRulesAndRetention() {
    // Given
    createGroup();
    createServer();
    sql.getDatabases()
        .createOrUpdate("rg1", "server1", "Sales", new DatabaseInner().withLocation("eastus"));

    // When
    sql.getFirewallRules()
        .createOrUpdate(
            "rg1",
            "server1",
            "office",
            new FirewallRuleInner().withStartIpAddress("10.0.0.1").withEndIpAddress("10.0.0.9"));
    BackupShortTermRetentionPolicyInner days =
        sql.getBackupShortTermRetentionPolicies()
            .createOrUpdate(
                "rg1",
                "server1",
                "Sales",
                ShortTermRetentionPolicyName.DEFAULT,
                new BackupShortTermRetentionPolicyInner()
                    .withRetentionDays(30)
                    .withDiffBackupIntervalInHours(DiffBackupIntervalInHours.TWO_FOUR));
    LongTermRetentionPolicyInner years =
        sql.getLongTermRetentionPolicies()
            .createOrUpdate(
                "rg1",
                "server1",
                "Sales",
                LongTermRetentionPolicyName.DEFAULT,
                new LongTermRetentionPolicyInner()
                    .withWeeklyRetention("P4W")
                    .withYearlyRetention("P5Y")
                    .withWeekOfYear(1));

    // Then
    assertThat(sql.getFirewallRules().listByServer("rg1", "server1")).hasSize(1);
    assertThat(days.retentionDays()).isEqualTo(30);
    assertThat(days.diffBackupIntervalInHours()).isEqualTo(DiffBackupIntervalInHours.TWO_FOUR);
    assertThat(years.yearlyRetention()).isEqualTo("P5Y");
  }

  @Test
  void theSdkDeletesAServerAndFindsItGone() {
    // Given
    createGroup();
    createServer();

    // When
    sql.getServers().delete("rg1", "server1");

    // Then
    assertThat(sql.getServers().listByResourceGroup("rg1")).isEmpty();
    assertThat(resources.serviceClient().getResourceGroups().checkExistence("rg1")).isTrue();
    assertThatThrownBy(() -> sql.getServers().getByResourceGroup("rg1", "server1"))
        .isInstanceOfSatisfying(
            ManagementException.class,
            e -> assertThat(e.getValue().getCode()).isEqualTo("ResourceNotFound"));
  }

  @Test
  void theSdkReachesResourcesThroughTheGenericClientWithItsDoubleSlash() {
    // Given
    createGroup();
    createServer();

    // When
    String name =
        resources
            .genericResources()
            .getById(
                "/subscriptions/"
                    + SUBSCRIPTION
                    + "/resourceGroups/rg1/providers/Microsoft.Sql/servers/server1",
                "2021-11-01")
            .name();

    // Then
    assertThat(name).isEqualTo("server1");
  }

  private void createGroup() {
    resources
        .serviceClient()
        .getResourceGroups()
        .createOrUpdate("rg1", new ResourceGroupInner().withLocation("eastus"));
  }

  private ServerInner createServer() {
    return sql.getServers()
        .createOrUpdate(
            "rg1",
            "server1",
            new ServerInner()
                .withLocation("eastus")
                .withAdministratorLogin("sqladmin")
                .withAdministratorLoginPassword(EmulatorFixture.PASSWORD));
  }
}
