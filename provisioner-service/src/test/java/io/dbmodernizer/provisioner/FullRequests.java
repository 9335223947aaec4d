package io.dbmodernizer.provisioner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.EntraAdministrator;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.NamedReplica;
import io.dbmodernizer.events.PrincipalKind;
import io.dbmodernizer.events.SecurityOptions;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Requests that keep every rule, with every option there is. */
final class FullRequests {
  private static final String ENTRA = "aaaaaaaa-1111-2222-3333-444444444444";

  private static final String SUBNET =
      "/subscriptions/%s/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/data"
          .formatted(ENTRA);

  private FullRequests() {}

  /** A request in a subscription of its own, with names that end in the given one. */
  static MigrationRequested request(String migrationId, String name, Consumer<Target> change) {
    MigrationRequested request =
        TestRequests.request(
            migrationId,
            "sql-" + name,
            target -> {
              target.getAzure().setResourceGroup("rg-" + name);
              target
                  .getAzure()
                  .setSubscriptionId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
              change.accept(target);
              if (!target.getStorage().getAccountName().isEmpty()) {
                target.getStorage().setAccountName("st" + name.replace("-", ""));
              }
            });
    request.getSource().setHost("sql01.corp.example.com");
    request.getSource().setDatabase("Sales");
    request.getSource().setLogin("migrator");
    request.getSource().setPasswordRef(TestRequests.PASSWORD_REF);
    return request;
  }

  /** Every option there is; a database is either Hyperscale with replicas or in a pool. */
  static Consumer<Target> full(String form) {
    return target -> {
      target
          .getServer()
          .setFirewallRules(
              List.of(
                  TestRequests.rule("office", "203.0.113.1", "203.0.113.9"),
                  TestRequests.rule("azure", "0.0.0.0", "0.0.0.0")));
      target
          .getServer()
          .setEntraAdministrator(new EntraAdministrator("dba", ENTRA, ENTRA, PrincipalKind.GROUP));
      target.getServer().setEntraOnlyAuthentication(true);
      target.getServer().setSecurity(new SecurityOptions(true, true, true));
      target.getStorage().setAccountName("account");
      target.getStorage().setContainerName("backups");
      if (form.equals("hyperscale")) {
        target.getDatabase().setServiceObjective("HS_Gen5_2");
        target.getDatabase().setHighAvailabilityReplicas(1);
        target.getDatabase().setNamedReplica(new NamedReplica("reports", "HS_Gen5_4"));
      } else {
        // The states of the former release belong to a Hyperscale target, and know no endpoint.
        target.getServer().getPrivateEndpoint().setSubnetId(SUBNET);
        target
            .getDatabase()
            .setElasticPool(new ElasticPoolTarget("shared", "StandardPool_50", 0.0, 50.0));
      }
    };
  }
}
