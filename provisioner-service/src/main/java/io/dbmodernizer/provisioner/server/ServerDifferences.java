package io.dbmodernizer.provisioner.server;

import com.azure.resourcemanager.sql.fluent.models.ServerInner;
import com.azure.resourcemanager.sql.models.ServerExternalAdministrator;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.provisioner.azure.TlsVersion;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.Region;
import io.dbmodernizer.runtime.azure.ResourceTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The differences by which an existing server does not meet a request. A stricter TLS minimum than
 * requested meets it.
 */
public final class ServerDifferences {

  private ServerDifferences() {}

  /**
   * Compares a server with a request.
   *
   * @param observed the server as Azure reports it, with its Entra administrator
   * @return the differences. They are immutable if Azure cannot change them, or if another
   *     migration or user created the server; empty if the server meets the request
   */
  public static List<Difference> of(MigrationRequested request, ServerInner observed) {
    ServerTarget wanted = request.getTarget().getServer();
    boolean fixed = !ResourceTags.markedBy(request, observed.tags());
    List<Difference> differences = new ArrayList<>();
    String region = request.getTarget().getAzure().getRegion();
    if (!Region.same(region, observed.location())) {
      differences.add(Difference.immutable("location", region, observed.location()));
    }
    if (!wanted.getAdministratorLogin().equalsIgnoreCase(observed.administratorLogin())) {
      differences.add(
          Difference.immutable(
              "properties.administratorLogin",
              wanted.getAdministratorLogin(),
              observed.administratorLogin()));
    }
    entraOnly(wanted, observed, fixed).ifPresent(differences::add);
    if (!TlsVersion.atLeast(observed.minimalTlsVersion(), wanted.getMinimalTlsVersion())) {
      differences.add(
          new Difference(
              "properties.minimalTlsVersion",
              wanted.getMinimalTlsVersion(),
              String.valueOf(observed.minimalTlsVersion()),
              fixed));
    }
    String access = wanted.getPublicNetworkAccess() ? "Enabled" : "Disabled";
    if (!access.equalsIgnoreCase(String.valueOf(observed.publicNetworkAccess()))) {
      differences.add(
          new Difference(
              "properties.publicNetworkAccess",
              access,
              String.valueOf(observed.publicNetworkAccess()),
              fixed));
    }
    return differences;
  }

  /**
   * Compares Entra-only authentication. The migration uses SQL logins, so a server that refuses
   * them cannot be used. The setting is switched on after the migration, and only on a server that
   * this migration created.
   */
  private static Optional<Difference> entraOnly(
      ServerTarget wanted, ServerInner observed, boolean fixed) {
    ServerExternalAdministrator entra = observed.administrators();
    boolean on = entra != null && Boolean.TRUE.equals(entra.azureADOnlyAuthentication());
    String property = "properties.administrators.azureADOnlyAuthentication";
    if (on && (fixed || !wanted.getEntraOnlyAuthentication())) {
      return Optional.of(Difference.immutable(property, "false while rows are moved", true));
    }
    return !on && fixed && wanted.getEntraOnlyAuthentication()
        ? Optional.of(Difference.immutable(property, true, false))
        : Optional.empty();
  }
}
