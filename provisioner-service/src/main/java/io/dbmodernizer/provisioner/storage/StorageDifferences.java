package io.dbmodernizer.provisioner.storage;

import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import com.azure.resourcemanager.storage.models.Kind;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.TlsVersion;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.Region;
import io.dbmodernizer.runtime.azure.ResourceTags;
import java.util.ArrayList;
import java.util.List;

/**
 * The differences by which an existing storage account is less strict than one that a migration
 * would create.
 */
public final class StorageDifferences {
  private static final String TLS = "TLS1_2";

  private StorageDifferences() {}

  /**
   * Compares an account with a request.
   *
   * @return the differences. They are immutable if Azure cannot change them, or if another
   *     migration or user created the account; empty if the account meets the request
   */
  public static List<Difference> of(MigrationRequested request, StorageAccountInner observed) {
    boolean fixed = !ResourceTags.markedBy(request, observed.tags());
    List<Difference> differences = new ArrayList<>();
    String region = request.getTarget().getAzure().getRegion();
    if (!Region.same(region, observed.location())) {
      differences.add(Difference.immutable("location", region, observed.location()));
    }
    if (!Kind.STORAGE_V2.equals(observed.kind())) {
      differences.add(Difference.immutable("kind", Kind.STORAGE_V2, observed.kind()));
    }
    if (!Boolean.TRUE.equals(observed.enableHttpsTrafficOnly())) {
      differences.add(
          new Difference(
              "properties.supportsHttpsTrafficOnly",
              "true",
              String.valueOf(observed.enableHttpsTrafficOnly()),
              fixed));
    }
    if (!TlsVersion.atLeast(observed.minimumTlsVersion(), TLS)) {
      differences.add(
          new Difference(
              "properties.minimumTlsVersion",
              TLS,
              String.valueOf(observed.minimumTlsVersion()),
              fixed));
    }
    // Azure leaves the property out of old accounts, where its absence allows anonymous access.
    if (!Boolean.FALSE.equals(observed.allowBlobPublicAccess())) {
      differences.add(
          new Difference(
              "properties.allowBlobPublicAccess",
              "false",
              String.valueOf(observed.allowBlobPublicAccess()),
              fixed));
    }
    return differences;
  }
}
