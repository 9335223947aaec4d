package io.dbmodernizer.emulator.operationalinsights;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The workspaces that were deleted without {@code force}. For 14 days, the creation of a workspace
 * with the same name in the same group recovers the deleted one. Source: Microsoft, "Delete and
 * recover Azure Log Analytics workspace".
 */
final class DeletedWorkspaces {

  private static final Duration KEPT = Duration.ofDays(14);
  private static final String DELETED_AT = "deletedAt";

  private final ResourceStore store;
  private final MVMap<String, String> byId;
  private final InstantSource clock;

  DeletedWorkspaces(ResourceStore store, InstantSource clock) {
    this.store = store;
    this.byId = store.map("deleted-workspaces");
    this.clock = clock;
  }

  void add(Resource workspace) {
    ObjectNode kept = workspace.body().deepCopy();
    kept.put(DELETED_AT, clock.instant().toString());
    byId.put(workspace.id().key(), Json.write(kept));
    store.commit();
  }

  /** Returns a deleted workspace that can be recovered, empty if there is none. */
  Optional<Resource> find(ResourceId id) {
    return Optional.ofNullable(read(byId.get(id.key())));
  }

  void remove(ResourceId id) {
    byId.remove(id.key());
    store.commit();
  }

  /** Returns the workspaces below a path that can be recovered. */
  List<ObjectNode> within(ResourceId path) {
    return byId.values().stream()
        .flatMap(text -> Optional.ofNullable(read(text)).stream())
        .filter(workspace -> workspace.id().isWithin(path))
        .map(Resource::body)
        .toList();
  }

  private @Nullable Resource read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    ObjectNode body = Json.parseObject(text);
    Instant deletedAt = Instant.parse(Json.text(body, "/" + DELETED_AT, ""));
    body.remove(DELETED_AT);
    return clock.instant().isBefore(deletedAt.plus(KEPT))
        ? new Resource(new ResourceId(Json.text(body, "/id", "")), body)
        : null;
  }
}
