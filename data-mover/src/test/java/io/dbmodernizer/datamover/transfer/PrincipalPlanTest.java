package io.dbmodernizer.datamover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.dialect.h2.H2Dialect;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrincipalPlanTest {

  private static final ObjectId ANN = new ObjectId(MovableKind.USER, "", "ann");
  private static final ObjectId READERS = new ObjectId(MovableKind.ROLE, "", "readers");

  private static Feature feature(ObjectId id, String statement, ObjectId... needs) {
    return new Feature(id, null, List.of(statement), new Needs(Set.of(needs), Set.of()));
  }

  private static ObjectPlan plan(List<DatabaseObject> source, List<DatabaseObject> target) {
    return ObjectPlanner.plan(side(source), side(target), Set.of(), false);
  }

  private static ObjectSide side(List<DatabaseObject> objects) {
    return new ObjectSide(new ObjectCatalog(objects, Map.of(), Set.of(), true), H2Dialect.INSTANCE);
  }

  @Test
  void aUserThatTheTargetHasIsUsedHoweverItSignsIn() {
    ObjectPlan plan =
        plan(
            List.of(feature(ANN, "CREATE USER [ann] FROM EXTERNAL PROVIDER")),
            List.of(new OpaqueObject(ANN, "its password does not move")));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.equal()).containsEntry(MovableKind.USER, 1);
  }

  @Test
  void aRoleOfAnotherOwnerIsADifference() {
    ObjectPlan plan =
        plan(
            List.of(feature(READERS, "CREATE ROLE [readers]")),
            List.of(feature(READERS, "CREATE ROLE [readers] AUTHORIZATION [ann]")));

    assertThat(plan.different()).extracting(ObjectIssue::id).containsExactly(READERS);
  }

  @Test
  void rolesAndUsersComeBeforeMembersOwnersAndPermissions() {
    ObjectId member = new ObjectId(MovableKind.ROLE_MEMBER, "", "readers has ann");
    ObjectId owner = new ObjectId(MovableKind.SCHEMA_OWNER, "", "owner");
    ObjectId right = new ObjectId(MovableKind.PERMISSION, "", "SELECT on a to ann");
    ObjectId view = new ObjectId(MovableKind.VIEW, "", "v");

    ObjectPlan plan =
        plan(
            List.of(
                feature(right, "GRANT", ANN),
                feature(view, "VIEW"),
                feature(owner, "ALTER AUTHORIZATION", ANN),
                feature(member, "ALTER ROLE", ANN, READERS),
                feature(ANN, "CREATE USER"),
                feature(READERS, "CREATE ROLE", ANN)),
            List.of());

    assertThat(plan.missing())
        .extracting(ObjectChange::id)
        .containsExactly(ANN, READERS, member, owner, view, right);
  }
}
