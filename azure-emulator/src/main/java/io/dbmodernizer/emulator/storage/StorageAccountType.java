package io.dbmodernizer.emulator.storage;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.rule.ReservedNames;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Storage accounts: operations {@code StorageAccounts_Create}, {@code _GetProperties}, {@code
 * _Update}, {@code _Delete} and the lists. Names are unique in all of Azure: 409
 * StorageAccountAlreadyTaken. Only the creation is a long-running operation.
 */
final class StorageAccountType extends ResourceType {

  static final String PATTERN =
      PathPattern.GROUP + "/providers/Microsoft.Storage/storageAccounts/{account}";
  static final String KEY = "microsoft.storage/storageaccounts";
  static final Polling CREATION =
      Polling.location(
          Duration.ofSeconds(25),
          "/subscriptions/{subscription}/providers/Microsoft.Storage/locations/{location}/asyncoperations/{operation}");
  static final NameRule NAMES =
      NameRule.of(
          "[a-z0-9]{3,24}",
          "AccountNameInvalid",
          "A storage account's name has 3 to 24 lower-case letters and digits.");

  private static final Set<String> SKUS =
      Set.of(
          "Standard_LRS",
          "Standard_GRS",
          "Standard_RAGRS",
          "Standard_ZRS",
          "Premium_LRS",
          "Premium_ZRS",
          "Standard_GZRS",
          "Standard_RAGZRS");
  private static final Set<String> KINDS =
      Set.of("Storage", "StorageV2", "BlobStorage", "FileStorage", "BlockBlobStorage");

  private static final Set<String> WITH_ACCESS_TIER = Set.of("StorageV2", "BlobStorage");

  private final ResourceDirectory directory;
  private final InstantSource clock;
  private final StorageUsages usages;

  StorageAccountType(ResourceDirectory directory, InstantSource clock, StorageUsages usages) {
    super(
        TypeDeclaration.of("Microsoft.Storage/storageAccounts", PATTERN, NAMES).creating(CREATION));
    this.directory = directory;
    this.clock = clock;
    this.usages = usages;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ReservedNames.requireAllowed(change.id().name());
    requireFreeName(change.id());
    ObjectNode document = change.document(change.region(name()));
    if (change.existing() == null) {
      usages.requireAccount(change.id().subscription(), Json.text(document, "/location", ""));
    }
    String sku = oneOf(change, "/sku/name", SKUS);
    document.putObject("sku").put("name", sku).put("tier", sku.substring(0, sku.indexOf('_')));
    document.put("kind", oneOf(change, "/kind", KINDS));
    ObjectNode properties = Json.child(document, "properties");
    if (change.existing() != null) {
      properties.setAll(change.existing().properties());
    }
    if (change.body().get("properties") instanceof ObjectNode asked) {
      properties.setAll(asked.deepCopy());
    }
    defaults(properties, Json.text(document, "/kind", ""));
    String name = change.id().name();
    properties.put("creationTime", change.existing("/properties/creationTime", now()));
    properties.put("primaryLocation", Json.text(document, "/location", ""));
    properties.put("statusOfPrimary", "available");
    ObjectNode endpoints = properties.putObject("primaryEndpoints");
    for (String service : List.of("blob", "queue", "table", "file", "dfs")) {
      endpoints.put(service, "https://" + name + "." + service + ".core.windows.net/");
    }
    return document;
  }

  /** Adds Azure's defaults. Clients read these properties without a check. */
  private static void defaults(ObjectNode properties, String kind) {
    putIfAbsent(properties, "supportsHttpsTrafficOnly", BooleanNode.TRUE);
    if (WITH_ACCESS_TIER.contains(kind)) {
      putIfAbsent(properties, "accessTier", StringNode.valueOf("Hot"));
    }
    ObjectNode rules = Json.child(properties, "networkAcls");
    putIfAbsent(rules, "bypass", StringNode.valueOf("AzureServices"));
    putIfAbsent(rules, "virtualNetworkRules", Json.array());
    putIfAbsent(rules, "ipRules", Json.array());
    putIfAbsent(rules, "defaultAction", StringNode.valueOf("Allow"));
  }

  private static void putIfAbsent(ObjectNode node, String name, JsonNode value) {
    if (!node.hasNonNull(name)) {
      node.set(name, value);
    }
  }

  private void requireFreeName(ResourceId id) {
    boolean taken =
        directory.takenIds(KEY).stream()
            .anyMatch(other -> other.name().equals(id.name()) && !other.sameAs(id));
    if (taken) {
      throw ArmException.conflict(
          "StorageAccountAlreadyTaken",
          "The storage account named %s is already taken. Its name is unique in all of Azure."
              .formatted(id.name()));
    }
  }

  private static String oneOf(ResourceChange change, String pointer, Set<String> accepted) {
    String value = Json.text(change.body(), pointer, change.existing(pointer, ""));
    if (!accepted.contains(value)) {
      throw ArmException.badRequest(
          "InvalidValuesForRequestParameters",
          "Values for request parameters are invalid: %s '%s'. Accepted: %s."
              .formatted(pointer.substring(1).replace('/', '.'), value, accepted));
    }
    return value;
  }

  private String now() {
    return clock.instant().toString();
  }
}
