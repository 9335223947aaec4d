package io.dbmodernizer.testsupport.request;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.secret.SecretResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Complete requests to begin with, and the event that says that their target is provisioned. */
public final class TestRequests {
  /** The subscription of every request. */
  public static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";

  /** The resource group of every request. */
  public static final String GROUP = "rg-sales";

  /** Login of the server's administrator. */
  public static final String ADMINISTRATOR = "sqladmin";

  /** The administrator's password. Only the secret's reference leads to it. */
  public static final String PASSWORD = "Correct-Horse-7";

  /** Reference to {@link #PASSWORD}. */
  public static final String PASSWORD_REF = "env:SERVER_PASSWORD";

  private TestRequests() {}

  /** Returns a resolver that knows {@link #PASSWORD_REF} and nothing else. */
  public static SecretResolver secrets() {
    return secrets(Map.of("SERVER_PASSWORD", PASSWORD));
  }

  /**
   * Returns a resolver of references to the environment.
   *
   * @param environment values by variable
   */
  @SuppressWarnings("NullAway") // no test refers to a key vault
  public static SecretResolver secrets(Map<String, String> environment) {
    return new SecretResolver(environment::get, null);
  }

  /** Returns a complete request, changed as a test wants. */
  public static MigrationRequested request(
      String migrationId, String server, Consumer<Target> change) {
    MigrationRequested request = SampleRequest.empty(migrationId);
    request.setRequester("team-sales");
    request.setPurpose("leave the data centre");
    request.getSource().setHost("db.example");
    request.getSource().setDatabase("Sales");
    request.getSource().setLogin("reader");
    request.getSource().setPasswordRef(PASSWORD_REF);
    Target target = request.getTarget();
    target.getAzure().setSubscriptionId(SUBSCRIPTION);
    target.getAzure().setResourceGroup(GROUP);
    target.getAzure().setRegion("westeurope");
    target.getServer().setName(server);
    target.getServer().setAdministratorLogin(ADMINISTRATOR);
    target.getServer().setAdministratorPasswordRef(PASSWORD_REF);
    target.getServer().setFirewallRules(new ArrayList<>());
    target.getDatabase().setName("sales");
    target.setTags(Map.of("cost-center", "4711"));
    change.accept(target);
    return request;
  }

  /** Returns a complete request. */
  public static MigrationRequested request(String migrationId, String server) {
    return request(migrationId, server, target -> {});
  }

  /**
   * Returns the event that says that the target of a request is provisioned.
   *
   * @param resources what was created or found
   */
  public static TargetProvisioned provisioned(
      MigrationRequested request, AzureResource... resources) {
    Target target = request.getTarget();
    ResourceId server =
        ResourceId.group(target.getAzure())
            .resource("Microsoft.Sql/servers", target.getServer().getName());
    return TargetProvisioned.newBuilder()
        .setMetadata(
            EventMetadata.newBuilder()
                .setMigrationId(request.getMetadata().getMigrationId())
                .build())
        .setRequest(request)
        .setServerFqdn(target.getServer().getName() + ".database.windows.net")
        .setServerId(server.toString())
        .setDatabaseId(server.child("databases", target.getDatabase().getName()).toString())
        .setResources(List.of(resources))
        .build();
  }

  /** Returns a firewall rule. */
  public static FirewallRule rule(String name, String start, String end) {
    return FirewallRule.newBuilder()
        .setName(name)
        .setStartIpAddress(start)
        .setEndIpAddress(end)
        .build();
  }
}
