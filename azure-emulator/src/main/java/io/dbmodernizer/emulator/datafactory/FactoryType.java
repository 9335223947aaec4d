package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Data factories: operations {@code Factories_CreateOrUpdate}, {@code _Get}, {@code _Update},
 * {@code _Delete} and the lists. Names are unique in all of Azure: 409 DataFactoryNameInUse. No
 * change is a long-running operation.
 */
final class FactoryType extends ResourceType {

  private final ResourceDirectory directory;
  private final FactoryRuns runs;

  FactoryType(ResourceDirectory directory, FactoryRuns runs) {
    super(
        TypeDeclaration.of(
                "Microsoft.DataFactory/factories",
                FactoryPaths.FACTORY,
                NameRule.of(
                    "(?=.{3,63}$)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*",
                    "InvalidResourceName",
                    "A factory's name has 3 to 63 letters, digits or single '-' and neither starts nor ends with '-'."))
            .created200());
    this.directory = directory;
    this.runs = runs;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ObjectNode document = change.document(change.region(name()));
    requireFreeName(change.id());
    document.put("eTag", '"' + UUID.randomUUID().toString() + '"');
    if (change.body().get("identity") instanceof ObjectNode identity) {
      document.set("identity", identity.deepCopy());
    }
    ObjectNode properties = Json.child(document, "properties");
    if (change.body().get("properties") instanceof ObjectNode asked) {
      properties.setAll(asked.deepCopy());
    }
    properties.put("createTime", change.existing("/properties/createTime", runs.now().toString()));
    properties.put("version", "2018-06-01");
    return document;
  }

  @Override
  public void deleted(Resource factory) {
    runs.forget(factory.id());
  }

  private void requireFreeName(ResourceId id) {
    boolean taken =
        directory.takenIds(key()).stream()
            .anyMatch(other -> other.name().equalsIgnoreCase(id.name()) && !other.sameAs(id));
    if (taken) {
      throw ArmException.conflict(
          "DataFactoryNameInUse",
          "The specified resource name '%s' is already in use. Resource names must be globally unique."
              .formatted(id.name()));
    }
  }
}
