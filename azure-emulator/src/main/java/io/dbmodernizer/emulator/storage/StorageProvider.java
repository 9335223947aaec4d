package io.dbmodernizer.emulator.storage;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.rule.Quotas;
import io.dbmodernizer.emulator.arm.store.AccessKeys;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/**
 * The provider {@code Microsoft.Storage}: accounts, blob services and containers, and operations
 * {@code StorageAccounts_ListKeys}, {@code _RegenerateKey} and {@code _CheckNameAvailability}.
 */
public final class StorageProvider implements Provider {

  private static final PathPattern ACCOUNT = PathPattern.of(StorageAccountType.PATTERN);
  private static final List<String> KEY_NAMES = List.of("key1", "key2");

  private final ResourceDirectory directory;
  private final AccessKeys keys;
  private final StorageUsages usages;
  private final List<ResourceType> types;

  /**
   * Creates the provider.
   *
   * @param directory the resources
   * @param keys access keys of the accounts
   * @param clock clock of the creation times
   * @param quotas quota of accounts
   */
  public StorageProvider(
      ResourceDirectory directory, AccessKeys keys, InstantSource clock, Quotas quotas) {
    this.directory = directory;
    this.keys = keys;
    this.usages = new StorageUsages(directory, quotas);
    this.types =
        List.of(
            new StorageAccountType(directory, clock, usages),
            new BlobServiceType(),
            new BlobContainerType(clock));
  }

  @Override
  public List<ResourceType> types() {
    return types;
  }

  @Override
  public List<Route> actions() {
    return List.of(
        usages.route(),
        Route.of("POST", StorageAccountType.PATTERN + "/listKeys", this::listKeys)
            .supporting("$expand"),
        Route.of("POST", StorageAccountType.PATTERN + "/regenerateKey", this::regenerateKey),
        Route.of(
            "POST",
            "/subscriptions/{subscription}/providers/Microsoft.Storage/checkNameAvailability",
            this::checkNameAvailability));
  }

  private ArmResponse listKeys(ArmRequest request) {
    ResourceId account = account(request);
    String expand = request.query("$expand");
    // Only an account that has joined a directory has Kerberos keys. The emulator has none.
    if (!expand.isEmpty() && !expand.equalsIgnoreCase("kerb")) {
      throw ArmException.badRequest(
          "InvalidValuesForRequestParameters", "$expand must be 'kerb', not '" + expand + "'.");
    }
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              ArrayNode list = body.putArray("keys");
              for (String name : KEY_NAMES) {
                list.addObject()
                    .put("keyName", name)
                    .put("value", keys.key(account, name))
                    .put("permissions", "Full");
              }
            }));
  }

  private ArmResponse regenerateKey(ArmRequest request) {
    String name = Json.text(request.requiredBody(), "/keyName", "");
    if (!Set.copyOf(KEY_NAMES).contains(name)) {
      throw ArmException.badRequest(
          "InvalidValuesForRequestParameters", "keyName must be key1 or key2, not '" + name + "'.");
    }
    keys.regenerate(account(request), name);
    return listKeys(request);
  }

  private ArmResponse checkNameAvailability(ArmRequest request) {
    String name = Json.text(request.requiredBody(), "/name", "");
    boolean valid = StorageAccountType.NAMES.pattern().matcher(name).matches();
    boolean taken =
        directory.takenIds(StorageAccountType.KEY).stream().anyMatch(id -> id.name().equals(name));
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              body.put("nameAvailable", valid && !taken);
              if (!valid || taken) {
                body.put("reason", valid ? "AlreadyExists" : "AccountNameInvalid");
                body.put(
                    "message",
                    valid
                        ? "The storage account named " + name + " is already taken."
                        : StorageAccountType.NAMES.accepted());
              }
            }));
  }

  private ResourceId account(ArmRequest request) {
    ResourceId id = new ResourceId(ACCOUNT.fill(request.parameters()));
    return directory
        .find(id)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ResourceNotFound",
                    "The Resource 'Microsoft.Storage/storageAccounts/%s' under resource group '%s' was not found."
                        .formatted(id.name(), id.group())))
        .id();
  }
}
