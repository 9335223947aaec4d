package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.Verification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of this package have in common: where they are, how they are named, and how
 * they are compared.
 */
final class Wanted {
  /** Azure's longest name of an alert rule. */
  private static final int LONGEST_NAME = 260;

  private Wanted() {}

  static String resourceGroup(StepContext context) {
    return scope(context).getResourceGroup();
  }

  static ResourceId resourceGroupId(StepContext context) {
    return ResourceId.group(scope(context));
  }

  /** A resource of the migration's resource group, before it is known who created it. */
  static AzureResource inGroup(StepContext context, String type, String name) {
    return resource(resourceGroupId(context).resource(type, name).toString(), type, name);
  }

  static AzureResource resource(String id, String type, String name) {
    return AzureResource.newBuilder().setId(id).setType(type).setName(name).build();
  }

  /** The same, this migration's own if its tag says so. */
  static AzureResource marked(
      AzureResource resource, StepContext context, @Nullable Map<String, String> tags) {
    resource.setCreated(ResourceTags.markedBy(context.request(), tags));
    return resource;
  }

  /** What is not there because it need not be. */
  static Verification notApplicable(String subject, String why) {
    return new Verification(
        subject, "", Verification.Verdict.NOT_APPLICABLE, List.of(why), Map.of());
  }

  static AzureScope scope(StepContext context) {
    return context.request().getTarget().getAzure();
  }

  /**
   * Name of an alert rule on the database. Database names may hold characters that names of rules
   * may not; such a name ends in a checksum, so that two databases never share a rule.
   */
  static String ruleName(StepContext context, String suffix) {
    Target target = context.request().getTarget();
    String database = target.getDatabase().getName();
    String safe = database.replaceAll("[^A-Za-z0-9_.-]", "-");
    if (!safe.equals(database)) {
      CRC32 checksum = new CRC32();
      checksum.update(database.getBytes(StandardCharsets.UTF_8));
      safe = safe + String.format(Locale.ROOT, "-%08x", checksum.getValue());
    }
    String name = target.getServer().getName() + "-" + safe + "-" + suffix;
    if (name.length() > LONGEST_NAME) {
      throw new IllegalStateException("derived name is longer than Azure allows: " + name);
    }
    return name;
  }

  /** Azure compares resource ids without case. */
  static boolean sameId(String one, @Nullable String other) {
    return ResourceId.same(one, other);
  }

  /**
   * Collects differences of one resource. One that no migration created is never changed, so there
   * every difference is a conflict.
   */
  static final class Comparison {
    private final boolean foreign;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(boolean foreign) {
      this.foreign = foreign;
    }

    static Comparison of(@Nullable Map<String, String> tags) {
      return new Comparison(!ResourceTags.marked(tags));
    }

    /** For resources that have no tags but a name that only this project uses. */
    static Comparison ofOwn() {
      return new Comparison(false);
    }

    Comparison equal(String property, Object wanted, @Nullable Object observed) {
      return require(Objects.equals(wanted, observed), property, wanted, observed);
    }

    Comparison require(boolean met, String property, Object wanted, @Nullable Object observed) {
      if (!met) {
        differences.add(
            new Difference(property, String.valueOf(wanted), String.valueOf(observed), foreign));
      }
      return this;
    }

    List<Difference> differences() {
      return List.copyOf(differences);
    }
  }
}
