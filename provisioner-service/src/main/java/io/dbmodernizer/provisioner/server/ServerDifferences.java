package io.dbmodernizer.provisioner.server;

import com.azure.resourcemanager.sql.fluent.models.ServerInner;
import com.azure.resourcemanager.sql.models.ServerExternalAdministrator;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.provisioner.azure.Region;
import io.dbmodernizer.provisioner.azure.TlsVersion;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import java.util.ArrayList;
import java.util.List;

/**
 * In what an existing server fails to meet a request. A stricter TLS minimum than asked for meets
 * it.
 */
final class ServerDifferences {

  private ServerDifferences() {}

  static List<Difference> of(MigrationRequested request, ServerInner observed) {
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
    ServerExternalAdministrator entra = observed.administrators();
    if (entra != null && Boolean.TRUE.equals(entra.azureADOnlyAuthentication())) {
      differences.add(
          Difference.immutable("properties.administrators.azureADOnlyAuthentication", false, true));
    }
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
}
